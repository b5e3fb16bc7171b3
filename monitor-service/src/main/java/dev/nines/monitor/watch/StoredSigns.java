package dev.nines.monitor.watch;

import dev.nines.db.state.Remarks;
import dev.nines.monitor.evaluate.Signs;
import dev.nines.monitor.seal.Seals;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.revise.Revision;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.seal.SignedRoot;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** Signs from what is stored: the roots of the days, whoever signed them. */
record StoredSigns(Seals seals, Remarks remarks, Origin origin) implements Signs {
    @Override
    public String rows(Collection<Series> series, Span span) {
        return Revision.sha256(seals.roots(series, span.from(), span.to()).stream().map(SignedRoot::root)
                .map(root -> root.series() + "," + root.day() + "," + root.rows() + "," + root.root().hex()).collect(Collectors.joining("\n")));
    }

    @Override
    public String remarks(Span span) {
        return Long.toString(remarks.newest(span.from(), span.to()));
    }

    @Override
    public Instant settledFrom(Instant to) {
        return switch (origin) {
            case MEASURED -> seals.sealedFrom(to);
            case SIMULATED -> to; // a demonstration that begins on the first of a month has something to show
        };
    }
}
