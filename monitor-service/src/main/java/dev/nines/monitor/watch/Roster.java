package dev.nines.monitor.watch;

import dev.nines.db.question.Spending;
import dev.nines.monitor.config.Account;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.discover.Found;
import dev.nines.monitor.discover.Found.SetAside;
import dev.nines.monitor.discover.Targets;
import dev.nines.monitor.discover.Trials;
import dev.nines.monitor.schedule.Asking;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.monitor.schedule.Load;
import dev.nines.monitor.schedule.Load.Used;
import dev.nines.monitor.schedule.PhaseSpread;
import dev.nines.monitor.schedule.RequestBudget;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.OpenAiProbe;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.ProbeTransport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Who is asked, and how. It only grows: a model that vanishes from its endpoint's list goes on being asked, so that its absence is an
 * observation and not a gap.
 */
public final class Roster {
    private final Settings settings;
    private final ProbeTransport transport;
    private final InstantSource clock;
    private final Catalogue catalogue;
    private final Trials trials = new Trials();
    private final List<Account> accounts;
    private final List<Client> clients;
    private final Fairness fairness;
    private final ConcurrentMap<String, Asked> asked = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Asking> askings = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Found> found = new ConcurrentHashMap<>();

    Roster(Settings settings, ProbeTransport transport, InstantSource clock, Catalogue catalogue) {
        this.settings = settings;
        this.transport = transport;
        this.clock = clock;
        this.fairness = new Fairness(settings, transport);
        this.catalogue = catalogue;
        this.accounts = Account.of(settings);
        this.clients = accounts.stream().flatMap(this::clients).toList();
    }

    private Stream<Client> clients(Account account) {
        var budget = new RequestBudget(account.limits());
        return account.endpoints().stream().map(e -> Client.of(e, budget, transport, clock));
    }

    /** Looks at every endpoint once more. @return the series that are new */
    public List<Asked> look() {
        var listings = clients.stream().map(c -> c.list(clock.instant())).toList(); // all at once, then one after the other
        var added = new ArrayList<Asked>();
        for (int i = 0; i < clients.size(); i++) {
            var client = clients.get(i);
            var name = client.endpoint().name();
            switch (listings.get(i)) {
                case Client.Listing.Asked asking -> {
                    var list = asking.list().join();
                    catalogue.look(name, list);
                    var now = new Targets(settings, client.endpoint()).of(list, catalogue.past(name));
                    found.put(name, now);
                    for (var one : now.asked()) if (add(client, one)) added.add(one);
                }
                case Client.Listing.Refrained(String why) -> found.putIfAbsent(name, new Found(List.of(), List.of(),
                        List.of("endpoint " + name + " was not asked for its models: " + why), List.of()));
            }
        }
        return added;
    }

    /** Which models that patterns picked are on trial, or set aside by their first answers. */
    Trials trials() {
        return trials;
    }

    /** Everyone who is asked, in the order of their names. */
    public List<Asked> asked() {
        return asked.values().stream().filter(a -> !trials.isAside(a.series())).sorted(Comparator.comparing(a -> a.series().name())).toList();
    }

    public List<Series> series() {
        return asked().stream().map(Asked::series).toList();
    }

    /** The series of this name, if it is asked. */
    public Optional<Series> named(String series) {
        return Optional.ofNullable(asked.get(series)).map(Asked::series);
    }

    /** How the series is asked. Every series of {@link #cadences} is known. */
    public Asking asking(Series series) {
        var known = askings.get(series.name());
        if (known == null) throw new IllegalArgumentException("nobody asks the series " + series.name());
        return known;
    }

    public List<Cadence> cadences() {
        return accounts.stream().flatMap(account -> {
            var wanted = asked().stream().filter(a -> account.holds(a.series().target().endpoint()))
                    .map(a -> new PhaseSpread.Wanted(a.series(), a.probe().every(), asking(a.series()).load())).toList();
            return PhaseSpread.spread(wanted, account.limits()).stream();
        }).toList();
    }

    /** Models that a pattern names and that are not asked: by what the last look at each endpoint found, or by their first answers. */
    public List<SetAside> setAside() {
        return Stream.concat(found.values().stream().flatMap(f -> f.setAside().stream()), trials.aside().stream()).distinct()
                .sorted(Comparator.comparing(SetAside::model)).toList();
    }

    /** What people should know: why less is asked than the settings name, and what is odd about who is. */
    public List<String> troubles() {
        return found.values().stream().flatMap(f -> Stream.concat(f.troubles().stream(), f.notices().stream())).sorted().toList();
    }

    /** Whether the next look may well find more. */
    boolean isUnsettled() {
        return found.values().stream().anyMatch(f -> !f.troubles().isEmpty());
    }

    /** Tells what a target used on the day of {@code at} before this process started. What the server did not count, counts in full. */
    void alreadySpent(Target target, Instant at, Spending.Spent spent) {
        var counted = new Used(spent.tokens(), spent.usd());
        var most = asked().stream().filter(a -> a.series().target().equals(target)).findFirst()
                .map(a -> asking(a.series()).load().most()).orElse(Used.NOTHING);
        budgetOf(target.endpoint()).ifPresent(
                b -> b.alreadySpent(at, spent.requests(), counted.plus(most.times(spent.uncounted()))));
    }

    /** Tells when an endpoint was sent requests shortly before this process started. */
    void alreadyAsked(String endpoint, List<Instant> at) {
        budgetOf(endpoint).ifPresent(b -> b.alreadyAsked(at));
    }

    private Optional<RequestBudget> budgetOf(String endpoint) {
        return clients.stream().filter(c -> c.endpoint().name().equals(endpoint)).map(Client::budget).findFirst();
    }

    /** A probe that is known is kept: it has learnt what its model takes. */
    private boolean add(Client client, Asked one) {
        var before = asked.get(one.series().name());
        if (before != null && !learnsPrice(before, one)) return false;
        var probe = OpenAiProbe.of(transport, client.address(), one.question(), clock);
        var fair = fairness.fair(probe, client.endpoint(), client.check());
        askings.put(one.series().name(), new Asking(fair, client.budget(), Load.of(one.question()), one.question().probeVersion(),
                one.question().simulated()));
        asked.put(one.series().name(), one);
        if (before == null && !isExact(one)) trials.begin(one.series());
        return before == null;
    }

    /** It was first asked while its endpoint gave no list; from now on the budget knows what it costs. */
    private static boolean learnsPrice(Asked before, Asked now) {
        return before.question().pricing() instanceof Pricing.Unknown && now.question().pricing() instanceof Pricing.PerToken;
    }

    /** Named by the settings, and picked by no pattern. */
    private static boolean isExact(Asked one) {
        return one.probe().ask() instanceof Ask.Models || one.probe().models().stream().anyMatch(p -> p.isExactId() && p.text().equals(one.series().target().model()));
    }
}
