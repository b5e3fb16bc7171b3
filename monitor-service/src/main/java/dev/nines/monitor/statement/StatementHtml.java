package dev.nines.monitor.statement;

import dev.nines.monitor.statement.page.Sheet;
import dev.nines.monitor.statement.words.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** One file that needs no other: its style is inside, it has no script, and it prints on A4. It is well-formed XML too. */
public final class StatementHtml {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private StatementHtml() {}

    public static String write(Original original) {
        return drawn("statement/statement.jte", original);
    }

    /** What was found, the letter and how to check it, without tables: of a few pages, however many models the contract covers. */
    public static String brief(Original original) {
        return drawn("statement/brief.jte", original);
    }

    private static String drawn(String template, Original original) {
        var html = new StringOutput();
        TEMPLATES.render(template, new Sheet(original.document(), Words.ENGLISH, original.sha256()), html);
        return Legible.of(html.toString());
    }

    /** Of a document in the shape of today, whose canonical JSON is what was archived. */
    public static String write(StatementDocument document) {
        return write(Original.of(document));
    }
}
