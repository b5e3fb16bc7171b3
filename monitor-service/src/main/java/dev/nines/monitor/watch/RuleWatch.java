package dev.nines.monitor.watch;

import dev.nines.db.question.FailingReceivers;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.ServedNames;
import dev.nines.db.question.StretchCounts;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.rule.RememberedHours;
import dev.nines.monitor.rule.RuleRound;
import dev.nines.monitor.rule.ServedRules;
import dev.nines.monitor.rule.StoredCounts;
import dev.nines.probe.Observation;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.Series;
import dev.nines.sla.alert.decide.Event;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What rules need of a watch: what is stored, what is known, and every observation. Rounds are for one thread. */
final class RuleWatch implements Consumer<Observation> {
    private final RuleRound.Watched watched;
    private final RuleRound.Ports ports;
    private final ServedRules served;
    private final Consumer<List<Event>> found;
    private volatile Settings settings;
    private volatile RuleRound round;

    RuleWatch(Settings settings, Stores stores, Known known, Consumer<List<Event>> found) {
        this.settings = settings;
        this.found = found;
        this.watched = new RuleRound.Watched(known.roster()::cadences, known.board(), known.began());
        this.served = new ServedRules(known.roster()::series, this::tier, new ServedNames(stores.source(), stores.series())::turns);
        var counts = new StoredCounts(new StretchCounts(stores.source(), stores.series()),
                NotFound.in(new NotFoundCounts(stores.source(), stores.series())));
        this.ports = new RuleRound.Ports(new RememberedHours(counts), stores.plans()::plannedSlots, known.catalogue()::looks, served,
                known.roster()::purses, new FailingReceivers(stores.source())::of);
        this.round = new RuleRound(settings, watched, ports, found);
    }

    /**
     * What is at hand.
     *
     * @param began when this process did
     */
    record Known(Roster roster, Catalogue catalogue, StandingBoard board, Instant began) {}

    /** Hears what answers say of themselves. May be called on event loops. */
    @Override
    public void accept(Observation o) {
        served.accept(o);
    }

    /** Other rules from the next round on. */
    void goBy(Settings next) {
        settings = next;
        round = new RuleRound(next, watched, ports, found);
    }

    void run(Instant now) {
        round.run(now);
    }

    /** The service tier that the probe of a series asks for. */
    private String tier(Series series) {
        return settings.probes().stream().filter(p -> p.name().equals(series.target().probe()))
                .map(p -> p.ask() instanceof Ask.Chat chat ? chat.serviceTier() : "").findFirst().orElse("");
    }
}
