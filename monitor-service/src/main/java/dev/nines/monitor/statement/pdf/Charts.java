package dev.nines.monitor.statement.pdf;

import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;

/**
 * The charts of the HTML, drawn straight onto their page with its own font. Only what {@code statement.chart} draws is understood, which is little; whatever
 * else a picture asks for throws. A library that reads all of SVG takes a quarter of the time and a fifth of the memory of a long statement.
 */
final class Charts implements SVGDrawer {
    @Override
    public SVGImage buildSVGImage(Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
        var chart = new Chart(svg, box);
        double wanted = width >= 0 ? width : chart.width() * dotsPerPixel;
        int most = CalculatedStyle.getCSSMaxWidth(css, box);
        return chart.sized(most >= 0 ? Math.min(wanted, most) : wanted);
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext shared) {}

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        throw new IllegalStateException("charts are drawn with the fonts of their page");
    }

    @Override
    public void close() {}
}
