package dev.nines.monitor.watch;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.schedule.Asking;
import dev.nines.monitor.schedule.Load;
import dev.nines.monitor.schedule.RequestBudget;
import dev.nines.probe.Series;
import dev.nines.probe.openai.OpenAiProbe;
import dev.nines.probe.openai.ProbeTransport;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How each series is asked. What was once asked stays known: its last slots may be on their way. */
final class Askings {
    private final ProbeTransport transport;
    private final InstantSource clock;
    private final Fairness fairness;
    private final ConcurrentMap<String, Way> known = new ConcurrentHashMap<>();

    /** A question, whom it is put to, and how. */
    private record Way(Asked asked, Client client, Asking asking) {
        boolean isSameFor(Client other, Asked one) {
            return asked.question().equals(one.question()) && client.address().equals(other.address()) && client.budget() == other.budget();
        }
    }

    Askings(ProbeTransport transport, InstantSource clock, VantageSettings place) {
        this.transport = transport;
        this.clock = clock;
        this.fairness = new Fairness(place, transport);
    }

    Client client(EndpointSettings endpoint, RequestBudget budget) {
        return Client.of(endpoint, budget, transport, clock);
    }

    Asking of(Series series) {
        var way = known.get(series.name());
        if (way == null) throw new IllegalArgumentException("nobody asks the series " + series.name());
        return way.asking();
    }

    void put(Client client, Asked one) {
        known.put(one.series().name(), new Way(one, client, asking(client, one)));
    }

    /** A probe that asks the same of the same address is kept, with what it has learnt. */
    void keepOrPut(Client client, Asked one) {
        var way = known.get(one.series().name());
        if (way == null || !way.isSameFor(client, one)) put(client, one);
    }

    private Asking asking(Client client, Asked one) {
        var probe = OpenAiProbe.of(transport, client.address(), one.question(), clock);
        var fair = fairness.fair(probe, client.endpoint(), client.check());
        return new Asking(fair, client.budget(), Load.of(one.question()), one.question().probeVersion(), one.question().simulated());
    }
}
