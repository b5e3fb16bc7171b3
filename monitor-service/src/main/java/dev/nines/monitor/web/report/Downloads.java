package dev.nines.monitor.web.report;

import dev.nines.monitor.statement.copy.Extent;
import dev.nines.monitor.statement.copy.StatementCopy;
import dev.nines.monitor.statement.copy.StatementCopies;
import dev.nines.monitor.statement.copy.StatementSource;
import dev.nines.monitor.web.error.BadQuery;
import dev.nines.monitor.web.error.NotThere;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Files of statements as answers, streamed. */
@Singleton
public final class Downloads {
    /** The file holds its own style, so that it can be saved and sent; nothing else may load or run. */
    private static final String SELF_CONTAINED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'";

    private final StatementLookup lookup;
    private final StatementCopies files;

    Downloads(StatementLookup lookup, StatementCopies files) {
        this.lookup = lookup;
        this.files = files;
    }

    /** The page itself, for a browser to show. */
    HttpResponse<InputStream> shown(String contract, String period, @Nullable Integer revision) throws IOException {
        return answer(copy(lookup.find(contract, period, revision), StatementCopies.HTML, Extent.EVIDENCE)).header("Content-Security-Policy", SELF_CONTAINED);
    }

    /** A file to be saved. */
    HttpResponse<InputStream> file(String contract, String period, @Nullable Integer revision, String name) throws IOException {
        return attached(lookup.find(contract, period, revision), name, Extent.EVIDENCE);
    }

    /** @param observations {@code all} for a zip with every one of them */
    HttpResponse<InputStream> file(Wanted wanted, @Nullable String observations) throws IOException {
        if (observations != null && !observations.equals("all")) throw new BadQuery("observations must be all: \"" + observations + "\"");
        if (observations != null && !wanted.name().equals(StatementCopies.ZIP)) throw new BadQuery("observations=all is for " + StatementCopies.ZIP);
        return attached(lookup.find(wanted.contract(), wanted.period(), wanted.revision()), wanted.name(),
                observations == null ? Extent.EVIDENCE : Extent.EVERY_OBSERVATION);
    }

    /** A file of a statement. */
    record Wanted(String contract, String period, @Nullable Integer revision, String name) {}

    private HttpResponse<InputStream> attached(StatementSource source, String name, Extent extent) throws IOException {
        var copy = copy(source, name, extent);
        var answer = answer(copy).header("Content-Disposition",
                "attachment; filename=\"" + StatementCopy.fileName(source.contract(), source.period(), name) + "\"");
        return name.equals(StatementCopies.HTML) ? answer.header("Content-Security-Policy", SELF_CONTAINED) : answer;
    }

    private StatementCopy copy(StatementSource source, String name, Extent extent) {
        return files.find(source, name, extent).orElseThrow(() -> new NotThere("The statement of " + source.contract() + " for " + source.period()
                + " has no file " + name + "."));
    }

    /** What is drawn is drawn before anything is answered, so that what goes wrong is an answer too. */
    private static MutableHttpResponse<InputStream> answer(StatementCopy copy) throws IOException {
        boolean isDrawn = copy.name().startsWith("statement.") && !copy.name().equals(StatementCopies.ZIP);
        var body = isDrawn ? new ByteArrayInputStream(copy.bytes()) : Pipe.of(copy.name(), copy.content());
        return HttpResponse.<InputStream>ok(body).contentType(MediaType.of(StatementCopy.mediaType(copy.name())));
    }
}
