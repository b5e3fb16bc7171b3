package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.StatementDocument.Local;
import dev.nines.monitor.statement.part.Loss;
import dev.nines.monitor.statement.part.Reliability;
import dev.nines.monitor.statement.part.Remark;
import dev.nines.monitor.statement.part.Watching;
import dev.nines.sla.Fraction;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.ReliabilityLine;
import dev.nines.sla.statement.Watched;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What stands beside the verdicts, in numbers that can be recounted. */
final class FigureDrafting {
    private static final int DECIMALS = 3;
    private static final Fraction SECONDS_OF_MINUTE = Fraction.of(60);

    private FigureDrafting() {}

    static Interruption interruption(IncidentLine i, ZoneId zone, List<Remark> remarks) {
        var until = switch (i) {
            case IncidentLine.Ended e -> Optional.of(e.until());
            case IncidentLine.Ongoing _ -> Optional.<Instant>empty();
        };
        var local = new Local(local(i.since(), zone), until.map(at -> local(at, zone)).orElse(""));
        return new Interruption(i.id(), i.series().name(), i.since().toString(), until.map(Instant::toString).orElse(""), local, i.reason(),
                i.signs().failures(), i.signs().httpStatuses(), i.signs().requestIds(), remarks);
    }

    static Reliability reliability(ReliabilityLine line) {
        return new Reliability(line.series().name(), line.figures().outages().size(), seconds(line.down()),
                line.figures().meanMinutesToRepair().map(FigureDrafting::seconds).orElse(""),
                line.figures().meanMinutesUpBetweenFailures().map(FigureDrafting::seconds).orElse(""));
    }

    static Watching watching(Watched one) {
        return new Watching(one.series().name(), one.vantage(), one.expected(), one.executed(), one.ownFault(), one.delayed(),
                one.latestStartMicros(), one.servedTiers(), one.gaps().stream().map(FigureDrafting::gap).toList());
    }

    static Loss loss(dev.nines.sla.statement.Loss loss) {
        return new Loss(loss.perMinute().text(), plain(loss.minutes()), loss.amount().text());
    }

    private static Watching.Gap gap(Watched.Gap gap) {
        return new Watching.Gap(gap.span().from().toString(), gap.span().to().toString(), gap.slots(), gap.cause());
    }

    private static String local(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private static String seconds(Duration duration) {
        return plain(new Fraction(duration.toNanos(), 1_000_000_000));
    }

    private static String seconds(Fraction minutes) {
        return plain(minutes.times(SECONDS_OF_MINUTE));
    }

    /** Three decimals at most. */
    private static String plain(Fraction value) {
        var rounded = value.decimal(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? BigDecimal.ZERO.toPlainString() : rounded.stripTrailingZeros().toPlainString();
    }
}
