package dev.nines.monitor.alert.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.alert.notice.Lines;
import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.PlainText;
import dev.nines.sla.store.Message;
import java.time.Instant;
import java.util.Set;

/**
 * An incoming webhook of Slack. Whatever came from outside stands in blocks of plain text, which know no markup; the line for notifications
 * is escaped, its markup is off, and no link in it is unfolded: a model named {@code <!channel>} calls nobody.
 */
final class SlackMessage implements Rendering {
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_LINE = 3_000;
    private static final int LONGEST_FIELD = 500;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_LINES = 10;
    private static final Set<String> LEFT_OUT =
            Set.of("incident", "alert", "decided_at", "evidence_omitted", "kind", "firing", "lines_omitted");

    @Override
    public Draft draft(Message message, Instant now) {
        var notice = Notice.of(message);
        var root = Json.object().put("text", escaped(PlainText.of(mark(notice) + " " + notice.title(), LONGEST_LINE / 2)))
                .put("mrkdwn", false).put("unfurl_links", false).put("unfurl_media", false);
        var blocks = root.putArray("blocks");
        blocks.addObject().put("type", "header").set("text", plain(mark(notice) + " " + notice.title(), LONGEST_HEADER));
        fields(notice, blocks);
        lines(notice.lines(), blocks);
        blocks.addObject().put("type", "context").putArray("elements")
                .add(plain(notice.type() + " at " + notice.at() + ", " + notice.id(), LONGEST_FIELD));
        return Draft.json(Json.text(root));
    }

    private static void fields(Notice notice, ArrayNode blocks) {
        var told = notice.facts().entrySet().stream().filter(f -> !LEFT_OUT.contains(f.getKey()) && !f.getValue().isEmpty()).limit(MOST_FIELDS).toList();
        if (told.isEmpty()) return;
        var fields = blocks.addObject().put("type", "section").putArray("fields");
        told.forEach(f -> fields.add(plain(f.getKey() + ": " + f.getValue(), LONGEST_FIELD)));
    }

    /** A block for each, so that none of them can pretend to be two. */
    private static void lines(Lines lines, ArrayNode blocks) {
        lines.all().stream().limit(MOST_LINES)
                .forEach(line -> blocks.addObject().put("type", "section").set("text", plain(line.text(), LONGEST_FIELD)));
        int more = Math.max(0, lines.all().size() - MOST_LINES) + lines.omitted();
        if (more > 0) blocks.addObject().put("type", "section").set("text", plain("and " + more + " more", LONGEST_FIELD));
    }

    private static String mark(Notice notice) {
        return switch (notice.phase()) {
            case RESOLVED -> "\u2705";
            case FIRING -> "\uD83D\uDD34";
            case ALONE -> "\u2139";
        };
    }

    private static ObjectNode plain(String text, int atMost) {
        return Json.object().put("type", "plain_text").put("text", PlainText.of(text, atMost)).put("emoji", false);
    }

    /** The three characters that Slack reads as its own. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
