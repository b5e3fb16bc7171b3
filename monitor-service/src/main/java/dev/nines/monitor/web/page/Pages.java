package dev.nines.monitor.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;

/** Draws a page's view model with the template of that name. Templates are compiled with the sources. */
@Singleton
public final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /** @param template below {@code src/main/jte/page}, without its ending */
    public String draw(String template, Object page) {
        var html = new StringOutput();
        templates.render("page/" + template + ".jte", page, html);
        return html.toString();
    }
}
