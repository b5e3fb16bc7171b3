package dev.nines.monitor.statement.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The shapes and words of one chart, on the page. Of SVG's defaults those that the charts rely on: no outline, lines of width 1 with plain ends. */
final class Marks {
    private static final float MITER = 4;

    private final OutputDevice device;
    private final RenderingContext page;
    private final AffineTransform at;
    private final FontSpecification font;

    /** @param letters the size of words, in units of the picture */
    Marks(OutputDevice device, RenderingContext page, AffineTransform at, double letters) {
        this.device = device;
        this.page = page;
        this.at = at;
        this.font = Fonts.regular((float) (letters * at.getScaleX()));
    }

    void draw(Element mark) {
        switch (mark.getTagName()) {
            case "title" -> {} // said by the tag of the whole picture
            case "text" -> word(mark);
            case "path" -> paint(mark, PathData.shape(mark.getAttribute("d")));
            case "rect" -> paint(mark, new Rectangle2D.Double(number(mark, "x"), number(mark, "y"), number(mark, "width"), number(mark, "height")));
            case "circle" -> paint(mark, circle(number(mark, "cx"), number(mark, "cy"), number(mark, "r")));
            default -> throw new IllegalArgumentException("charts in a PDF have no <" + mark.getTagName() + ">");
        }
    }

    private static Shape circle(double x, double y, double r) {
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    private void paint(Element mark, Shape shape) {
        var placed = at.createTransformedShape(shape);
        var fill = mark.getAttribute("fill");
        if (!fill.equals("none")) {
            device.setColor(colour(fill));
            device.fill(placed);
        }
        var stroke = mark.getAttribute("stroke");
        if (stroke.isEmpty() || stroke.equals("none")) return;
        device.setColor(colour(stroke));
        device.setStroke(line(mark));
        device.draw(placed);
    }

    private BasicStroke line(Element mark) {
        float width = mark.hasAttribute("stroke-width") ? (float) number(mark, "stroke-width") : 1;
        return new BasicStroke(dots(width), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, MITER, dashes(mark), 0);
    }

    private float @Nullable [] dashes(Element mark) {
        if (!mark.hasAttribute("stroke-dasharray")) return null;
        var units = numbers(mark, "stroke-dasharray");
        var dashes = new float[units.length];
        for (int i = 0; i < dashes.length; i++) dashes[i] = dots(units[i]);
        return dashes;
    }

    private float dots(double units) {
        return (float) (units * at.getScaleX());
    }

    private void word(Element mark) {
        var text = mark.getTextContent();
        var drawn = page.getFont(font);
        device.setColor(colour(mark.getAttribute("fill")));
        ((AbstractOutputDevice) device).setFontSpecification(font);
        device.setFont(drawn);
        var start = at.transform(new Point2D.Double(number(mark, "x"), number(mark, "y")), null);
        int width = page.getTextRenderer().getWidth(page.getFontContext(), drawn, text);
        double before = switch (mark.getAttribute("text-anchor")) {
            case "start" -> 0;
            case "middle" -> width / 2.0;
            case "end" -> width;
            default -> throw new IllegalArgumentException("no anchor of a text: " + mark.getAttribute("text-anchor"));
        };
        page.getTextRenderer().drawString(device, text, (float) (start.getX() - before), (float) start.getY());
    }

    private static FSRGBColor colour(String text) {
        if (!text.startsWith("#")) throw new IllegalArgumentException("no colour of a chart: \"" + text + "\"");
        return new FSRGBColor(Integer.parseInt(text, 1, text.length(), 16));
    }

    static double number(Element mark, String attribute) {
        return Double.parseDouble(mark.getAttribute(attribute));
    }

    static double[] numbers(Element mark, String attribute) {
        return Arrays.stream(mark.getAttribute(attribute).split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
