package dev.nines.monitor.watch;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.discover.Found;
import dev.nines.monitor.discover.Targets;
import dev.nines.monitor.schedule.Asking;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.monitor.schedule.PhaseSpread;
import dev.nines.monitor.schedule.RequestBudget;
import dev.nines.probe.Series;
import dev.nines.probe.fault.EndpointCheck;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.ModelsClient;
import dev.nines.probe.openai.OpenAiProbe;
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
    private final List<Client> clients;
    private final Fairness fairness;
    private final ConcurrentMap<String, Asked> asked = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Asking> askings = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Found> found = new ConcurrentHashMap<>();

    public Roster(Settings settings, ProbeTransport transport, InstantSource clock) {
        this.settings = settings;
        this.transport = transport;
        this.clock = clock;
        this.fairness = new Fairness(settings, transport);
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
            var now = new Targets(settings, client.endpoint()).of(lists.get(i).join());
            found.put(client.endpoint().name(), now);
            for (var one : now.asked()) if (add(client, one)) added.add(one);
        }
        return added;
    }

    /** Everyone who is asked, in the order of their names. */
    public List<Asked> asked() {
        return asked.values().stream().sorted(Comparator.comparing(a -> a.series().name())).toList();
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

    /** What the last look at each endpoint found. */
    public List<Found> found() {
        return found.values().stream().toList();
    }

    /** What people should know: why less is asked than the settings name. */
    public List<String> troubles() {
        return found.values().stream().flatMap(f -> f.troubles().stream()).sorted().toList();
    }

    /** Tells what an endpoint cost today before this process started. */
    public void alreadySpent(String endpoint, LocalDate day, BigDecimal dollars) {
        clients.stream().filter(c -> c.endpoint().name().equals(endpoint)).forEach(c -> c.budget().alreadySpent(day, dollars));
    }

    /** A probe that is known is kept: it has learnt what its model takes, and its connection is warm. */
    private boolean add(Client client, Asked one) {
        if (asked.containsKey(one.series().name())) return false;
        var probe = OpenAiProbe.of(transport, address(client.endpoint()), one.question(), clock);
        var fair = fairness.fair(probe, client.endpoint(), EndpointCheck.NEVER);
        askings.put(one.series().name(), new Asking(fair, client.budget(), one.question().probeVersion(),
                one.question().simulated()));
        asked.put(one.series().name(), one);
        return true;
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
