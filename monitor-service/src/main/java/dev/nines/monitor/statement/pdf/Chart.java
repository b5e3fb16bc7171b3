package dev.nines.monitor.statement.pdf;

import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer.SVGImage;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.geom.AffineTransform;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One inline SVG of {@code statement.chart}: read while it is drawn, so that a long statement holds none of them. */
final class Chart implements SVGImage {
    private final Element svg;
    private final Box box;
    private final double[] view;
    private double dots;

    Chart(Element svg, Box box) {
        this.svg = svg;
        this.box = box;
        this.view = Marks.numbers(svg, "viewBox");
    }

    /** In units of the picture. */
    double width() {
        return view[2];
    }

    /** @param dots the width that it gets, in the renderer's dots, as long as its box has none */
    Chart sized(double dots) {
        this.dots = dots;
        return this;
    }

    @Override
    public int getIntrinsicWidth() {
        return (int) dots;
    }

    @Override
    public int getIntrinsicHeight() {
        return (int) (view[3] * dots / width());
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext page, double x, double y) {
        var at = AffineTransform.getTranslateInstance(x, y);
        double scale = box.getContentWidth() / width();
        at.scale(scale, scale);
        var before = device.getStroke();
        var marks = new Marks(device, page, at, Marks.number(svg, "font-size"));
        for (Node child = svg.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element mark) marks.draw(mark);
        }
        device.setStroke(before);
    }
}
