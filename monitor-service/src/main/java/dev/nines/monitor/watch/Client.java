package dev.nines.monitor.watch;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.schedule.RequestBudget;
import dev.nines.monitor.schedule.RequestBudget.Answer.Denied;
import dev.nines.monitor.schedule.RequestBudget.Answer.Granted;
import dev.nines.probe.fault.EndpointCheck;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.ModelsClient;
import dev.nines.probe.openai.ProbeTransport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * An endpoint, and what we may ask of it.
 *
 * @param budget shared by all endpoints of an account
 * @param check whether it answers anything at all
 */
record Client(EndpointSettings endpoint, Endpoint address, RequestBudget budget, ModelsClient models, EndpointCheck check) {
    private static final Deadlines LISTING =
            new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(15));

    /** Whether an endpoint could be asked for its models just now. */
    sealed interface Listing {
        record Asked(CompletableFuture<ModelList> list) implements Listing {}

        /** @param why a sentence for people */
        record Refrained(String why) implements Listing {}
    }

    static Client of(EndpointSettings endpoint, RequestBudget budget, ProbeTransport transport, InstantSource clock) {
        var key = endpoint.apiKey().isPresent() ? ApiKey.of(endpoint.apiKey().reveal()) : ApiKey.NONE;
        var address = new Endpoint(endpoint.baseUrl(), key, endpoint.trust());
        var hasty = new ModelsClient(transport, address, ModelsCheck.LIMITS);
        var check = new ModelsCheck(hasty, now -> budget.takeAside(now) instanceof Granted, clock);
        return new Client(endpoint, address, budget, new ModelsClient(transport, address, LISTING), check);
    }

    Listing list(Instant now) {
        return switch (budget.takeAside(now)) {
            case Granted _ -> new Listing.Asked(models.list());
            case Denied denied -> new Listing.Refrained(denied.why());
        };
    }
}
