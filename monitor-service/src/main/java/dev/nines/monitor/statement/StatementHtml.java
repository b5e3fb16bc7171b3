package dev.nines.monitor.statement;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** One file that needs no other: its style is inside, it has no script, and it prints on A4. */
public final class StatementHtml {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private StatementHtml() {}

    public static String write(StatementDocument document) {
        var html = new StringOutput();
        TEMPLATES.render("statement/statement.jte", document, html);
        return html.toString();
    }
}
