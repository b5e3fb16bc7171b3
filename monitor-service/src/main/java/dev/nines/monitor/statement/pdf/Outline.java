package dev.nines.monitor.statement.pdf;

import java.util.List;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The headings as a reader's outline, and each chart's words where the PDF looks for them; without what is said to browsers only. */
final class Outline {
    private Outline() {}

    static void add(Document html) {
        var head = (Element) html.getElementsByTagName("head").item(0);
        var bookmarks = html.createElement("bookmarks");
        for (var heading : all(html, "h2")) {
            var bookmark = html.createElement("bookmark");
            bookmark.setAttribute("name", heading.getTextContent());
            bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
            bookmarks.appendChild(bookmark);
        }
        head.appendChild(bookmarks);
        head.removeChild(head.getElementsByTagName("meta").item(1));
        for (var chart : all(html, "svg")) chart.setAttribute("alt", chart.getAttribute("aria-label"));
    }

    /** As they are now. The document's own list begins to search anew at its head after each change. */
    private static List<Element> all(Document html, String tag) {
        var live = html.getElementsByTagName(tag);
        return IntStream.range(0, live.getLength()).mapToObj(i -> (Element) live.item(i)).toList();
    }
}
