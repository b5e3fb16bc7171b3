package dev.nines.monitor.statement.chart;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * One picture in the making. Lengths are tenths of a unit, so that nothing is left to how a machine prints fractions.
 * The colours of the signs have at least 4.5 to 1 against white.
 */
final class Svg {
    static final String GOOD = "#a9d3c3";
    static final String BAD = "#b3261e";
    static final String UNSURE = "#6b6257";
    static final String INK = "#1e2326";
    static final String QUIET = "#545c60";
    static final String GRID = "#d9d4cb";
    private static final int TENTHS = 10;

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;

    /** @param width and height in tenths */
    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Svg rect(int x, int y, int w, int h, String paint) {
        body.append("<rect x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y)).append("\" width=\"").append(tenths(w))
                .append("\" height=\"").append(tenths(h)).append("\" ").append(paint).append("/>");
        return this;
    }

    Svg line(int x1, int y1, int x2, int y2, String paint) {
        return path("M" + point(x1, y1) + "L" + point(x2, y2), paint);
    }

    Svg path(String d, String paint) {
        if (!d.isEmpty()) body.append("<path d=\"").append(d).append("\" ").append(paint).append("/>");
        return this;
    }

    Svg circle(int x, int y, int r, String paint) {
        body.append("<circle cx=\"").append(tenths(x)).append("\" cy=\"").append(tenths(y)).append("\" r=\"").append(tenths(r)).append("\" ")
                .append(paint).append("/>");
        return this;
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Svg text(int x, int y, String anchor, String text) {
        body.append("<text x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y)).append("\" text-anchor=\"").append(anchor)
                .append("\" stroke=\"none\" fill=\"" + QUIET + "\">").append(escaped(text)).append("</text>");
        return this;
    }

    Svg part(UnaryOperator<Svg> part) {
        return part.apply(this);
    }

    /** @param says the picture in words, for who cannot see it */
    String done(String says) {
        var label = escaped(says);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" + label + "\" width=\"" + tenths(width) + "\" height=\""
                + tenths(height) + "\" viewBox=\"0 0 " + tenths(width) + " " + tenths(height)
                + "\" font-family=\"Source Sans 3, Helvetica, Arial, sans-serif\" font-size=\"10\"><title>" + label + "</title>" + body + "</svg>";
    }

    static String fill(String colour) {
        return "fill=\"" + colour + "\"";
    }

    static String stroke(String colour, String more) {
        return "fill=\"none\" stroke=\"" + colour + "\"" + (more.isEmpty() ? "" : " " + more);
    }

    static String point(int x, int y) {
        return tenths(x) + " " + tenths(y);
    }

    /** A box as part of a path. */
    static String box(int x, int y, int w, int h) {
        return "M" + point(x, y) + "h" + tenths(w) + "v" + tenths(h) + "h" + tenths(-w) + "z";
    }

    static String tenths(int tenths) {
        int whole = Math.abs(tenths / TENTHS);
        int rest = Math.abs(tenths % TENTHS);
        var number = Integer.toString(whole) + (rest == 0 ? "" : "." + rest);
        return tenths < 0 && !number.equals("0") ? "-" + number : number;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
