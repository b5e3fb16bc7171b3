package dev.nines.monitor.config;

import dev.nines.probe.openai.Trust;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;

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
     * @param dollarsPerDay the most to spend on a UTC day, as far as prices are known
     * @param concurrency the most runs in flight at once
     */
    public record Limits(RequestRate requests, BigDecimal dollarsPerDay, int concurrency) {
        public static final Limits GENTLE = new Limits(RequestRate.perMinute(30), BigDecimal.ONE, 8);

        public Limits {
            if (dollarsPerDay.signum() < 0) {
                throw new IllegalArgumentException("dollars per day must not be negative: " + dollarsPerDay);
            }
            if (concurrency < 1) throw new IllegalArgumentException("concurrency must be at least 1: " + concurrency);
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
