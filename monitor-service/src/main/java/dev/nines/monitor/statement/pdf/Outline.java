package dev.nines.monitor.statement.pdf;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The headings as a reader's outline, and each chart's words where the PDF looks for them; without what is said to browsers only. */
final class Outline {
    private Outline() {}

    static void add(Document html) {
        var head = (Element) html.getElementsByTagName("head").item(0);
        var bookmarks = html.createElement("bookmarks");
        var headings = html.getElementsByTagName("h2");
        for (int i = 0; i < headings.getLength(); i++) {
            var heading = (Element) headings.item(i);
            var bookmark = html.createElement("bookmark");
            bookmark.setAttribute("name", heading.getTextContent());
            bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
            bookmarks.appendChild(bookmark);
        }
        head.appendChild(bookmarks);
        head.removeChild(head.getElementsByTagName("meta").item(1));
        var charts = html.getElementsByTagName("svg");
        for (int i = 0; i < charts.getLength(); i++) {
            var chart = (Element) charts.item(i);
            chart.setAttribute("alt", chart.getAttribute("aria-label"));
        }
    }
}
