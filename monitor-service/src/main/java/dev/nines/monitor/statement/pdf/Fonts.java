package dev.nines.monitor.statement.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font of every PDF, text and charts: never one of the machine, so that another machine draws the same. */
final class Fonts {
    private static final String FAMILY = "Source Sans 3";
    private static final int REGULAR_WEIGHT = 400;
    private static final int SEMIBOLD_WEIGHT = 600;
    private static final byte[] REGULAR = read("SourceSans3-Regular.ttf");
    private static final byte[] SEMIBOLD = read("SourceSans3-SemiBold.ttf");
    private static final Font SIGNS = font(REGULAR);

    private Fonts() {}

    static PdfRendererBuilder into(PdfRendererBuilder builder, PDDocument pdf) throws IOException {
        builder.useFont(new PDFontSupplier(embedded(pdf, REGULAR)), FAMILY, REGULAR_WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(new PDFontSupplier(embedded(pdf, SEMIBOLD)), FAMILY, SEMIBOLD_WEIGHT, FontStyle.NORMAL, true);
        return builder.useSVGDrawer(new Charts());
    }

    /** @param size in the renderer's dots */
    static FontSpecification regular(float size) {
        var font = new FontSpecification();
        font.families = new String[] {FAMILY};
        font.fontWeight = IdentValue.NORMAL;
        font.fontStyle = IdentValue.NORMAL;
        font.variant = IdentValue.NORMAL;
        font.size = size;
        return font;
    }

    /** Without ligatures: looking for them takes three quarters of the time of a long statement, and a digest is read better without. */
    private static PDFont embedded(PDDocument pdf, byte[] file) throws IOException {
        var font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        font.setEnableGsub(false);
        return PDType0Font.load(pdf, font, true);
    }

    /** A sign that the font does not have, as its code point: legible, where a box would stand. */
    static String legible(String text) {
        if (text.chars().allMatch(c -> c < 0x80 || SIGNS.canDisplay((char) c))) return text;
        var legible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x80 || SIGNS.canDisplay(c)) legible.appendCodePoint(c);
            else legible.append(String.format(Locale.ROOT, "U+%04X ", c));
        });
        return legible.toString();
    }

    private static Font font(byte[] file) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font in the jar is none", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a font in memory cannot be read", e);
        }
    }

    private static byte[] read(String file) {
        try (var in = Fonts.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is not in the jar");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
