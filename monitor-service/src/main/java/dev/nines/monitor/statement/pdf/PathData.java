package dev.nines.monitor.statement.pdf;

import java.awt.geom.Path2D;

/** What {@code d} of a path says, as far as the charts say it: M and L to a point, h and v by a length, z. */
final class PathData {
    private final String text;
    private int at;

    private PathData(String text) {
        this.text = text;
    }

    static Path2D shape(String d) {
        var data = new PathData(d);
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        while (data.at < d.length()) data.step(path);
        return path;
    }

    private void step(Path2D path) {
        char command = text.charAt(at++);
        switch (command) {
            case 'M' -> path.moveTo(number(), number());
            case 'L' -> path.lineTo(number(), number());
            case 'h' -> path.lineTo(path.getCurrentPoint().getX() + number(), path.getCurrentPoint().getY());
            case 'v' -> path.lineTo(path.getCurrentPoint().getX(), path.getCurrentPoint().getY() + number());
            case 'z' -> path.closePath();
            default -> throw new IllegalArgumentException("paths of charts have no " + command + ": " + text);
        }
    }

    private double number() {
        if (at < text.length() && text.charAt(at) == ' ') at++;
        int from = at;
        while (at < text.length() && isOfNumber(text.charAt(at))) at++;
        return Double.parseDouble(text.substring(from, at));
    }

    private static boolean isOfNumber(char c) {
        return c == '-' || c == '.' || (c >= '0' && c <= '9');
    }
}
