package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ContractSettings.AppliesTo;
import dev.nines.monitor.config.ContractSettings.Through;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Term;
import dev.nines.sla.credit.CreditTerms;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;

/** {@code contracts.*}. What changes a verdict must stand in the file or in the preset that it names. */
final class ContractReader {
    private final List<String> tiers;
    private final ThroughReader probes;

    ContractReader(List<String> tiers, ThroughReader probes) {
        this.tiers = tiers;
        this.probes = probes;
    }

    Parsed<ContractSettings> contract(Entry entry) {
        Fields f = withPreset(entry).fields();
        f.find("preset");
        var rules = RuleReader.rules(f);
        var covered = f.demand("applies-to").map(e -> covered(e.fields(), rules))
                .orElseGet(Parsed::reported);
        var scope = scope(f);
        var terms = terms(f, rules);
        var id = entry.name();
        return f.build(() -> new ContractSettings(
                contract(id, scope.value(), rules, terms.value()), covered.value().models(), covered.value().probes()));
    }

    private static Contract contract(String id, Scope scope, List<Rule> rules, Terms terms) {
        return new Contract(id, scope.title().isEmpty() ? id : scope.title(),
                Term.monthly(scope.zone(), scope.activeFrom().atStartOfDay(scope.zone()).toInstant()), rules,
                new Counting(terms.counting(), terms.coverageFloorPerMillion()), terms.fee(), terms.credit(),
                new ClaimTerm.AfterPeriodEnd(scope.claimWithin()), scope.source());
    }

    /**
     * Under a preset that does not exist lies another one,
     * so that nobody is told of all the keys which it would have set.
     */
    private static Entry withPreset(Entry entry) {
        return entry.find("preset").map(name -> entry.over(switch (name.as(Presets::named)) {
            case Parsed.Ok<Entry>(Entry preset) -> {
                name.text().ifPresent(entry::completedBy);
                yield preset;
            }
            case Parsed.Wrong<Entry> _ -> Presets.named(Presets.NAMES.getLast()).value();
        }, name)).orElse(entry);
    }

    private Parsed<Covered> covered(Fields f, List<Rule> rules) {
        var tier = f.find("tier");
        var models = f.find("models");
        if (tier.isPresent() == models.isPresent()) f.entry().problem("must name either a tier or models");
        var byTier = tier.map(e -> e.as(this::tier)).orElseGet(Parsed::reported);
        var byModels = models.map(e -> e.listOf(Values::pattern)).orElseGet(Parsed::reported);
        var through = probes.through(f, rules);
        return f.build(() -> new Covered(tier.isPresent()
                ? new ContractSettings.Tier(byTier.value()) : new ContractSettings.Models(byModels.value()), through.value()));
    }

    private Parsed<String> tier(String name) {
        return tiers.contains(name) ? Parsed.ok(name) : Parsed.wrong("names no tier" + Nearest.orThereIs(name, tiers));
    }

    private static Parsed<Scope> scope(Fields f) {
        var title = f.optional("title", Literals::text, "");
        var zone = f.required("zone", Literals::zone);
        var from = f.required("active-from", Literals::day);
        var claim = f.required("claim-within", Literals::duration);
        var source = f.optional("source", Literals::text, "as configured");
        return title.then(t ->
                zone.then(z -> from.then(d -> claim.then(c -> source.map(s -> new Scope(t, z, d, c, s))))));
    }

    private static Parsed<Terms> terms(Fields f, List<Rule> rules) {
        var counting = f.demand("counting").map(ContractReader::counting).orElseGet(Parsed::reported);
        var floor = f.required("coverage-floor", Literals::percent);
        var fee = f.required("fee", Values::monthlyFee);
        var credit = f.demand("credit")
                .map(e -> new CreditReader(fee, rules).credit(e.fields())).orElseGet(Parsed::reported);
        return counting.then(c -> floor.then(m -> fee.then(money -> credit.map(t -> new Terms(c, m, money, t)))));
    }

    private static Parsed<CountingPolicy> counting(Entry entry) {
        var faults = entry.words(Fault.class);
        faults.ifOk(list -> {
            if (list.isEmpty()) entry.problem("must name at least one kind of fault, such as [provider]");
        });
        return faults.map(list -> new CountingPolicy(new LinkedHashSet<>(list)));
    }

    private record Covered(AppliesTo models, Through probes) {}

    private record Scope(String title, ZoneId zone, LocalDate activeFrom, Duration claimWithin, String source) {}

    private record Terms(CountingPolicy counting, int coverageFloorPerMillion, Money fee, CreditTerms credit) {}
}
