package dev.nines.monitor.web.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.nines.db.state.Claims.Sent;
import dev.nines.monitor.claim.ClaimOffice;
import dev.nines.monitor.claim.Reminders;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.copy.StatementCopy;
import dev.nines.monitor.statement.copy.StatementCopies;
import dev.nines.monitor.statement.copy.StatementSource;
import dev.nines.monitor.statement.revise.Headline;
import dev.nines.monitor.web.page.Words;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Listed;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements as the API shows them. */
@Singleton
public final class StatementViews {
    private final StatementLookup lookup;
    private final StatementArchive archive;
    private final ClaimOffice claims;
    private final InstantSource clock;
    private final StatementCopies files;

    StatementViews(StatementLookup lookup, Sources sources, ClaimOffice claims, InstantSource clock) {
        this.lookup = lookup;
        this.archive = sources.archive();
        this.files = sources.files();
        this.claims = claims;
        this.clock = clock;
    }

    /** Where statements and their files are. */
    @Singleton
    record Sources(StatementArchive archive, StatementCopies files) {}

    /**
     * @param standing {@code final} or {@code forecast}
     * @param asOf of a forecast
     * @param revision 0 of a forecast
     * @param claim where a credit is owed
     * @param changes what is otherwise than in the revision before, and why
     * @param revisions the newest first
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "StatementFile")
    record StatementFileView(String contract, String title, String period, String standing, @Nullable String asOf, int revision,
            @Nullable String writtenAt, String verdict, String credit, boolean simulated, @Nullable ClaimView claim, List<String> changes,
            List<RevisionView> revisions, List<FileView> files) {}

    /**
     * @param before it must arrive before this instant
     * @param daysLeft whole days in the contract's zone; 0 on the last day and after it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "ClaimDeadline")
    record ClaimView(String lastDay, String before, long daysLeft, @Nullable String sentAt, @Nullable String ticket) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "StatementRevision")
    record RevisionView(int revision, String writtenAt, String verdict, String credit) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "StatementFileLink")
    record FileView(String name, String mediaType, String href) {}

    StatementFileView one(String contract, String period, @Nullable Integer revision) {
        var source = lookup.find(contract, period, revision);
        var document = StatementJson.read(source.json());
        var headline = Headline.of(document);
        var issue = document.issue();
        return new StatementFileView(contract, headline.title(), period, issue.standing(), issue.asOf().isEmpty() ? null : issue.asOf(),
                revision(source), writtenAt(source), headline.verdict(), headline.credit(), headline.simulated(), claim(contract, period, headline),
                headline.changes(), revisions(contract, period), files.names(source).stream().map(name -> link(source, name)).toList());
    }

    /** What the archive says, also of one that was written before documents said it themselves. */
    private static int revision(StatementSource source) {
        return switch (source) {
            case StatementSource.Final(var archived) -> archived.revision();
            case StatementSource.Forecast _ -> 0;
        };
    }

    private static @Nullable String writtenAt(StatementSource source) {
        return switch (source) {
            case StatementSource.Final(var archived) -> archived.writtenAt().toString();
            case StatementSource.Forecast _ -> null;
        };
    }

    private @Nullable ClaimView claim(String contract, String period, Headline headline) {
        if (!headline.owed() || headline.before().isEmpty()) return null;
        Optional<Sent> sent = claims.claimed().settling(contract, period, headline.credit());
        return new ClaimView(headline.lastDay(), headline.before(), Reminders.daysLeft(headline, clock.instant()),
                sent.map(Sent::at).map(Instant::toString).orElse(null), sent.map(Sent::ticket).filter(t -> !t.isEmpty()).orElse(null));
    }

    private List<RevisionView> revisions(String contract, String period) {
        return archive.all().stream().filter(one -> one.contract().equals(contract) && one.period().equals(period)).map(this::revision).toList().reversed();
    }

    private RevisionView revision(Listed listed) {
        var headline = Headline.of(listed, archive);
        return new RevisionView(listed.revision(), listed.writtenAt().toString(), headline.verdict(), headline.credit());
    }

    private static FileView link(StatementSource source, String name) {
        var base = "/api/v1/statements/" + Words.segment(source.contract()) + "/" + Words.segment(source.period()) + "/" + name;
        var revision = revision(source);
        return new FileView(name, StatementCopy.mediaType(name), revision == 0 ? base : base + "?revision=" + revision);
    }
}
