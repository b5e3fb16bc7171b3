package dev.nines.monitor.watch;

import dev.nines.db.question.Spending;
import dev.nines.monitor.config.Account;
import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.discover.Found.SetAside;
import dev.nines.monitor.discover.Found;
import dev.nines.monitor.discover.Targets;
import dev.nines.monitor.discover.Trials;
import dev.nines.monitor.rule.CostRules.Purse;
import dev.nines.monitor.schedule.Asking;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.monitor.schedule.Load.Used;
import dev.nines.monitor.schedule.PhaseSpread;
import dev.nines.monitor.schedule.RequestBudget;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.ProbeTransport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Who is asked, and how. It only grows: a model that vanishes from its endpoint's list goes on being asked, so that its absence is an
 * observation and not a gap.
 */
public final class Roster {
    private static final ModelList NOT_LOOKED_AT = new ModelList.Unreachable("it was not asked yet");

    private final InstantSource clock;
    private final Catalogue catalogue;
    private final Trials trials = new Trials();
    private final Budgets budgets = new Budgets();
    private final Askings askings;
    private final ConcurrentMap<String, Asked> asked = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Found> found = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ModelList> lists = new ConcurrentHashMap<>();
    private volatile Ground ground;

    Roster(Settings settings, ProbeTransport transport, InstantSource clock, Catalogue catalogue) {
        this.clock = clock;
        this.askings = new Askings(transport, clock, settings.place());
        this.catalogue = catalogue;
        this.ground = Ground.of(settings, budgets, askings::client);
    }

    /** Looks at every endpoint once more. @return the series that are new */
    public List<Asked> look() {
        var now = ground;
        var listings = now.clients().stream().map(c -> c.list(clock.instant())).toList(); // all at once, then one after the other
        var added = new ArrayList<Asked>();
        for (int i = 0; i < listings.size(); i++) {
            var client = now.clients().get(i);
            switch (listings.get(i)) {
                case Client.Listing.Asked asking -> added.addAll(heard(now, client, asking.list().join()));
                case Client.Listing.Refrained(String why) -> found.putIfAbsent(client.endpoint().name(), new Found(List.of(), List.of(),
                        List.of("endpoint " + client.endpoint().name() + " was not asked for its models: " + why), List.of()));
            }
        }
        return added;
    }

    /** What was asked for by settings that are in force no more is news to nobody. */
    private synchronized List<Asked> heard(Ground then, Client client, ModelList list) {
        if (!then.equals(ground)) return List.of();
        var name = client.endpoint().name();
        lists.put(name, list);
        catalogue.look(name, list);
        var now = new Targets(then.settings(), client.endpoint()).of(list, catalogue.past(name));
        found.put(name, now);
        return now.asked().stream().filter(one -> add(client, one)).toList();
    }

    /**
     * Puts other settings in force. Nobody is asked for a list: what was read last is read once more, as the new settings would. A probe
     * that asks the same of the same address is kept, with what it has learnt.
     */
    synchronized Turn turn(Settings settings) {
        var before = ground;
        var fresh = Account.of(settings).stream().filter(a -> !budgets.isKnown(a)).flatMap(a -> a.endpoints().stream())
                .map(EndpointSettings::name).toList();
        var next = Ground.of(settings, budgets, (e, budget) -> before.client(e.name())
                .filter(c -> c.endpoint().equals(e) && c.budget() == budget).orElseGet(() -> askings.client(e, budget)));
        var wanted = new LinkedHashMap<String, Asked>();
        for (var client : next.clients()) {
            for (var one : picked(settings, client)) {
                askings.keepOrPut(client, one);
                wanted.put(one.series().name(), one);
            }
        }
        ground = next;
        return replace(wanted, fresh, next.unseen(before));
    }

    private List<Asked> picked(Settings settings, Client client) {
        var name = client.endpoint().name();
        var now = new Targets(settings, client.endpoint()).of(lists.getOrDefault(name, NOT_LOOKED_AT), catalogue.past(name));
        found.put(name, now);
        return now.asked();
    }

    private Turn replace(Map<String, Asked> wanted, List<String> fresh, List<String> unseen) {
        var added = wanted.values().stream().filter(a -> !asked.containsKey(a.series().name())).toList();
        var removed = asked.values().stream().map(Asked::series).filter(s -> !wanted.containsKey(s.name())).toList();
        var renamed = asked.values().stream().map(Asked::series)
                .filter(s -> wanted.containsKey(s.name()) && !wanted.get(s.name()).series().equals(s)).toList();
        asked.putAll(wanted);
        asked.keySet().retainAll(wanted.keySet());
        found.keySet().retainAll(ground.clients().stream().map(c -> c.endpoint().name()).toList());
        removed.forEach(trials::forget);
        wanted.values().stream().filter(Roster::isExact).map(Asked::series).forEach(trials::forget);
        added.stream().filter(a -> !isExact(a)).map(Asked::series).forEach(trials::begin);
        return new Turn(added, removed, renamed, fresh, unseen);
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

    /** Whether this very series is asked: by its name, and of the tier that it has now. */
    boolean asks(Series series) {
        var known = asked.get(series.name());
        return known != null && known.series().equals(series);
    }

    /** The same, and it is not set aside either. */
    boolean asksNow(Series series) {
        return asks(series) && !trials.isAside(series);
    }

    /** How the series is asked. Every series of {@link #cadences} is known. */
    public Asking asking(Series series) {
        return askings.of(series);
    }

    public List<Cadence> cadences() {
        return ground.accounts().stream().flatMap(account -> {
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

    /** What of each account's day is spent. */
    List<Purse> purses(Instant now) {
        var all = asked();
        return ground.accounts().stream().map(account -> {
            var most = all.stream().filter(a -> account.holds(a.series().target().endpoint())).map(a -> asking(a.series()).load().most()).toList();
            return new Purse(account, budgets.of(account).spentToday(now), most);
        }).toList();
    }

    private Optional<RequestBudget> budgetOf(String endpoint) {
        return ground.client(endpoint).map(Client::budget);
    }

    /** A probe that is known is kept: it has learnt what its model takes. */
    private boolean add(Client client, Asked one) {
        var before = asked.get(one.series().name());
        if (before != null && !learnsPrice(before, one)) return false;
        askings.put(client, one);
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
