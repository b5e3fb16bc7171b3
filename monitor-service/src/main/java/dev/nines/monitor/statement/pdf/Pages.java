package dev.nines.monitor.statement.pdf;

import com.openhtmltopdf.pdfboxout.PageSupplier;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Makes the pages, on which what is ornament is described once for all of them. The renderer describes each rule below a cell for itself, with the rectangle
 * that it covers: half of all that a long PDF consists of. A rule is a layout artifact, which needs no rectangle.
 */
final class Pages implements PageSupplier {
    private static final COSName LAYOUT = COSName.getPDFName("Layout");

    private final Map<COSName, COSDictionary> ornaments = new HashMap<>();

    @Override
    public PDPage requestPage(PDDocument pdf, float width, float height, int number, int shadow) {
        var resources = new PDResources();
        resources.getCOSObject().setItem(COSName.PROPERTIES, new Descriptions());
        var page = new PDPage(new PDRectangle(width, height));
        page.setResources(resources);
        pdf.addPage(page);
        return page;
    }

    private Object shared(Object mark) {
        if (!(mark instanceof COSDictionary described)) return mark;
        var type = described.getCOSName(COSName.TYPE);
        if (COSName.BACKGROUND.equals(type)) return ornaments.computeIfAbsent(LAYOUT, Pages::ornament);
        return type == null || described.size() > 1 ? mark : ornaments.computeIfAbsent(type, Pages::ornament);
    }

    private static COSDictionary ornament(COSName type) {
        var mark = new COSDictionary();
        mark.setItem(COSName.TYPE, type);
        return mark;
    }

    /** What a page calls the descriptions of its marks. PDFBox asks whether one is there already before it gives the next a name. */
    private final class Descriptions extends COSDictionary {
        @Override
        public boolean containsValue(Object mark) {
            return super.containsValue(shared(mark));
        }

        @Override
        public COSName getKeyForValue(Object mark) {
            return super.getKeyForValue(shared(mark));
        }

        @Override
        public void setItem(COSName name, COSBase mark) {
            super.setItem(name, (COSBase) shared(mark));
        }
    }
}
