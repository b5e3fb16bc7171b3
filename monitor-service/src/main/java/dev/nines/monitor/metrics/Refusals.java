package dev.nines.monitor.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Requests that were not let in, by why. Nothing of who sent them is a label. */
@Singleton
public final class Refusals {
    /** Why one was refused. */
    public enum Why {
        /** No token, or one that is not known. */
        UNKNOWN,
        /** A token that is not good for it. */
        SCOPE,
        /** Another site's page, or a name that was made to point here. */
        ORIGIN,
        /** A token in the URL. */
        TOKEN_IN_URL,
        /** The database is away, and with it whose token that is. */
        STORE_AWAY
    }

    private final Map<Why, LongAdder> counts = new EnumMap<>(Why.class);

    Refusals() {
        for (var why : Why.values()) counts.put(why, new LongAdder());
    }

    public void refused(Why why) {
        Objects.requireNonNull(counts.get(why)).increment();
    }

    /** Once for each registry. */
    void showOn(PrometheusRegistry registry) {
        CounterWithCallback.builder().name("nines_requests_refused").help("Requests that access control did not let in, by why.")
                .labelNames("reason")
                .callback(to -> counts.forEach((why, n) -> to.call(n.doubleValue(), why.name().toLowerCase(Locale.ROOT)))).register(registry);
    }
}
