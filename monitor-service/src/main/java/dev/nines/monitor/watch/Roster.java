package dev.nines.monitor.watch;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.discover.Found;
import dev.nines.monitor.discover.Found.SetAside;
import dev.nines.monitor.discover.Targets;
import dev.nines.monitor.discover.Trials;
import dev.nines.monitor.schedule.Asking;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.monitor.schedule.PhaseSpread;
import dev.nines.monitor.schedule.RequestBudget;
import dev.nines.probe.Series;
import dev.nines.probe.fault.EndpointCheck;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.ModelsClient;
import dev.nines.probe.openai.OpenAiProbe;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.ProbeTransport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Who is asked, and how. It only grows: a model that vanishes from its endpoint's list goes on being asked, so that its absence is an
 * observation and not a gap.
 */
public final class Roster {
    private static final Deadlines LISTING =
            new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(15));

    private final Settings settings;
    private final ProbeTransport transport;
    private final InstantSource clock;
    private final Catalogue catalogue;
    private final Trials trials = new Trials();
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
        this.clients = settings.endpoints().stream().map(e -> new Client(e, new RequestBudget(limits(e)))).toList();
    }

    /** An endpoint and what we may ask of it, shared by all its series. */
    private record Client(EndpointSettings endpoint, RequestBudget budget) {}

    /** Looks at every endpoint once more. @return the series that are new */
    public List<Asked> look() {
        var lists = clients.stream().map(c -> list(c.endpoint())).toList(); // all at once, then one after the other
        var added = new ArrayList<Asked>();
        for (int i = 0; i < clients.size(); i++) {
            var client = clients.get(i);
            var name = client.endpoint().name();
            var list = lists.get(i).join();
            catalogue.look(name, list);
            var now = new Targets(settings, client.endpoint()).of(list, catalogue.past(name));
            found.put(name, now);
            for (var one : now.asked()) if (add(client, one)) added.add(one);
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
        var all = new ArrayList<Cadence>();
        for (var client : clients) {
            var endpoint = client.endpoint();
            var wanted = asked().stream().filter(a -> a.series().target().endpoint().equals(endpoint.name()))
                    .map(a -> new PhaseSpread.Wanted(a.series(), a.probe().every())).toList();
            all.addAll(PhaseSpread.spread(wanted, requestsPerMinute(endpoint)));
        }
        return all;
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

    /** Tells what an endpoint cost today before this process started. */
    public void alreadySpent(String endpoint, LocalDate day, BigDecimal dollars) {
        clients.stream().filter(c -> c.endpoint().name().equals(endpoint)).forEach(c -> c.budget().alreadySpent(day, dollars));
    }

    /** A probe that is known is kept: it has learnt what its model takes. */
    private boolean add(Client client, Asked one) {
        var before = asked.get(one.series().name());
        if (before != null && !learnsPrice(before, one)) return false;
        var probe = OpenAiProbe.of(transport, address(client.endpoint()), one.question(), clock);
        var fair = fairness.fair(probe, client.endpoint(), EndpointCheck.NEVER);
        askings.put(one.series().name(), new Asking(fair, client.budget(), one.question().probeVersion(),
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

    private CompletableFuture<ModelList> list(EndpointSettings endpoint) {
        return new ModelsClient(transport, address(endpoint), LISTING).list();
    }

    private static Endpoint address(EndpointSettings endpoint) {
        var key = endpoint.apiKey().isPresent() ? ApiKey.of(endpoint.apiKey().reveal()) : ApiKey.NONE;
        return new Endpoint(endpoint.baseUrl(), key, endpoint.trust());
    }

    private static RequestBudget.Limits limits(EndpointSettings endpoint) {
        var l = endpoint.limits();
        return new RequestBudget.Limits(requestsPerMinute(endpoint), l.concurrency(), l.dollarsPerDay());
    }

    /** A rate of another stretch as whole requests a minute, rounded down, one at least. */
    private static int requestsPerMinute(EndpointSettings endpoint) {
        var rate = endpoint.limits().requests();
        return (int) Math.max(1, rate.requests() * Duration.ofMinutes(1).toNanos() / rate.per().toNanos());
    }
}
