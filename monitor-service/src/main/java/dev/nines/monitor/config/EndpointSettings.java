package dev.nines.monitor.config;

import dev.nines.probe.openai.Trust;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A gateway or a vendor.
 *
 * @param baseUrl as the vendor writes it, {@code https://host/v1}, without a slash at the end
 * @param apiKey {@link Secret#NONE} where the endpoint asks for none
 * @param trust who vouches for it, where its URL says https
 */
public record EndpointSettings(String name, URI baseUrl, Secret apiKey, Limits limits, Models models, Trust trust) {

    /** An endpoint that the authorities of Java vouch for. */
    public EndpointSettings(String name, URI baseUrl, Secret apiKey, Limits limits, Models models) {
        this(name, baseUrl, apiKey, limits, models, Trust.SYSTEM);
    }

    /**
     * What we may ask of it.
     *
     * @param requests every one of them holds
     * @param shareMillionths the part of {@code requests} and {@code tokensPerDay} that probing may use; the rest is for others
     * @param tokensPerDay prompts and answers together, on a UTC day
     * @param dollarsPerDay the most to spend on a UTC day, as far as prices are known
     * @param concurrency the most runs in flight at once
     */
    public record Limits(List<RequestRate> requests, int shareMillionths, long tokensPerDay, BigDecimal dollarsPerDay,
            int concurrency) {
        public static final int WHOLE = 1_000_000;
        public static final Limits GENTLE =
                new Limits(List.of(RequestRate.perMinute(30)), WHOLE, 2_000_000, BigDecimal.ONE, 8);

        public Limits {
            requests = List.copyOf(requests);
            if (requests.isEmpty()) throw new IllegalArgumentException("there must be a limit of requests");
            if (shareMillionths < 1 || shareMillionths > WHOLE) {
                throw new IllegalArgumentException("share must be in (0, 1000000]: " + shareMillionths);
            }
            if (tokensPerDay < 1) throw new IllegalArgumentException("tokens a day must be at least 1: " + tokensPerDay);
            if (dollarsPerDay.signum() < 0) {
                throw new IllegalArgumentException("dollars per day must not be negative: " + dollarsPerDay);
            }
            if (concurrency < 1) throw new IllegalArgumentException("concurrency must be at least 1: " + concurrency);
        }

        /** Our share of them, as limits of which the whole is ours. */
        public Limits ours() {
            var rates = requests.stream().map(RequestRate::overAMinuteAtLeast).map(r -> r.times(shareMillionths)).toList();
            long tokens = BigInteger.valueOf(tokensPerDay).multiply(BigInteger.valueOf(shareMillionths))
                    .divide(BigInteger.valueOf(WHOLE)).longValueExact();
            return new Limits(strictest(rates), WHOLE, Math.max(1, tokens), dollarsPerDay, concurrency);
        }

        /** What keeps within both, where the whole of both is ours. */
        public Limits and(Limits other) {
            var rates = Stream.concat(requests.stream(), other.requests.stream()).toList();
            return new Limits(strictest(rates), WHOLE, Math.min(tokensPerDay, other.tokensPerDay),
                    dollarsPerDay.min(other.dollarsPerDay), Math.min(concurrency, other.concurrency));
        }

        /** One rate for each stretch, the shortest stretch first. */
        private static List<RequestRate> strictest(List<RequestRate> rates) {
            var least = new TreeMap<Duration, RequestRate>();
            for (var rate : rates) least.merge(rate.per(), rate, (a, b) -> a.requests() <= b.requests() ? a : b);
            return List.copyOf(least.values());
        }
    }

    /**
     * Which of its models are ours to ask.
     *
     * @param include patterns; a listed model must match one of them
     * @param exclude patterns; a listed model must match none of them
     * @param prices the first whose pattern matches counts
     */
    public record Models(Discovery discovery, List<ModelPattern> include, List<ModelPattern> exclude,
            List<Price> prices) {
        public static final Models ALL = new Models(Discovery.ASK, List.of(ModelPattern.ANY), List.of(), List.of());

        public Models {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
            prices = List.copyOf(prices);
        }

        public boolean admits(String model) {
            return ModelPattern.anyMatches(include, model) && !ModelPattern.anyMatches(exclude, model);
        }

        public Optional<Price> priceOf(String model) {
            return prices.stream().filter(p -> p.models().matches(model)).findFirst();
        }
    }

    /** Whether models are learned from {@code /v1/models}, or only from the exact ids that probes name. */
    public enum Discovery { ASK, NAMED_ONLY }

    /** US dollars for a million tokens. */
    public record Price(ModelPattern models, BigDecimal inputUsd, BigDecimal outputUsd) {
        public Price {
            if (inputUsd.signum() < 0 || outputUsd.signum() < 0) {
                throw new IllegalArgumentException("a price must not be negative: " + inputUsd + ", " + outputUsd);
            }
        }
    }
}
