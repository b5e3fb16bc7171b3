package dev.nines.monitor.cost;

import dev.nines.monitor.config.Account;
import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.discover.Targets;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.monitor.schedule.Cadence.Pace;
import dev.nines.monitor.schedule.Load;
import dev.nines.monitor.schedule.PhaseSpread;
import dev.nines.monitor.schedule.PhaseSpread.Wanted;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.Pricing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a configuration asks for in 30 days, at most.
 *
 * @param parts by endpoint and probe
 * @param ceilings what the limits allow, however many models are found
 */
public record Expense(List<Part> parts, List<Ceiling> ceilings) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /**
     * @param models how many: {@code 8 models}, or {@code each that "Pro/*" finds}, and then the amount is that of one
     * @param pace whether the limits allow the interval that was asked for
     */
    public record Part(String name, String models, Duration every, Amount amount, Pace pace) {}

    /** @param names of the endpoints that share these limits */
    public record Ceiling(String names, long requests, long tokens, BigDecimal dollars) {}

    public Expense {
        parts = List.copyOf(parts);
        ceilings = List.copyOf(ceilings);
    }

    /** After the endpoints were asked for their models. */
    public static Expense of(Settings settings, Collection<Asked> asked) {
        var parts = Account.of(settings).stream().flatMap(account -> parts(account, asked).stream()).toList();
        return new Expense(parts, ceilings(settings));
    }

    /** Before any endpoint was asked for its models: those that are named, and of each pattern one. */
    public static Expense of(Settings settings) {
        var unknown = new ModelList.Unreachable("not asked yet");
        var named = settings.endpoints().stream().flatMap(e -> new Targets(settings, e).of(unknown).asked().stream()).toList();
        var patterns = settings.probes().stream().flatMap(probe -> probe.models().stream()
                .filter(pattern -> !pattern.isExactId()).map(pattern -> each(settings, probe, pattern)));
        return new Expense(Stream.concat(of(settings, named).parts().stream(), patterns).toList(), ceilings(settings));
    }

    private static List<Part> parts(Account account, Collection<Asked> asked) {
        var loads = new LinkedHashMap<String, Load>();
        var wanted = new ArrayList<Wanted>();
        for (var one : asked) {
            if (!account.holds(one.series().target().endpoint())) continue;
            loads.put(one.series().name(), Load.of(one.question()));
            wanted.add(new Wanted(one.series(), one.probe().every(), Load.of(one.question())));
        }
        Map<String, List<Cadence>> byProbe = PhaseSpread.spread(wanted, account.limits()).stream().collect(Collectors.groupingBy(
                c -> c.series().target().endpoint() + "/" + c.series().target().probe(), LinkedHashMap::new, Collectors.toList()));
        return byProbe.entrySet().stream().map(e -> part(e.getKey(), e.getValue(), loads)).toList();
    }

    private static Part part(String name, List<Cadence> cadences, Map<String, Load> loads) {
        var first = cadences.getFirst();
        var amount = cadences.stream().map(c -> Amount.of(load(loads, c), c.every())).reduce(Amount.NOTHING, Amount::plus);
        return new Part(name, cadences.size() + (cadences.size() == 1 ? " model" : " models"), first.every(), amount, first.pace());
    }

    private static Load load(Map<String, Load> loads, Cadence cadence) {
        return loads.getOrDefault(cadence.series().name(), new Load(0, 0, Pricing.UNKNOWN));
    }

    private static Part each(Settings settings, ProbeSettings probe, ModelPattern pattern) {
        var run = Load.of(probe.ask(), dearest(settings.endpoint(probe.endpoint()), pattern));
        return new Part(probe.endpoint() + "/" + probe.name(), "each that \"" + pattern.text() + "\" finds", probe.every(),
                Amount.of(run, probe.every()), new Pace.AsAsked());
    }

    /** The highest of the prices that a model of this pattern can have. */
    private static Pricing dearest(EndpointSettings endpoint, ModelPattern pattern) {
        var prices = endpoint.models().prices().stream().filter(p -> p.models().overlaps(pattern)).toList();
        if (prices.isEmpty()) return Pricing.UNKNOWN;
        return new Pricing.PerToken(
                prices.stream().map(EndpointSettings.Price::inputUsd).reduce(BigDecimal.ZERO, BigDecimal::max).divide(MILLION),
                prices.stream().map(EndpointSettings.Price::outputUsd).reduce(BigDecimal.ZERO, BigDecimal::max).divide(MILLION));
    }

    private static List<Ceiling> ceilings(Settings settings) {
        return Account.of(settings).stream().map(Expense::ceiling).toList();
    }

    private static Ceiling ceiling(Account account) {
        long days = Amount.MONTH.toDays();
        var limits = account.limits();
        long requests = limits.requests().stream()
                .mapToLong(r -> r.requests() * (Amount.MONTH.toNanos() / r.per().toNanos())).min().orElse(0);
        long tokens = limits.tokensPerDay() > Long.MAX_VALUE / days ? Long.MAX_VALUE : limits.tokensPerDay() * days;
        return new Ceiling(account.endpoints().stream().map(EndpointSettings::name).collect(Collectors.joining(", ")),
                requests, tokens, limits.dollarsPerDay().multiply(BigDecimal.valueOf(days)));
    }
}
