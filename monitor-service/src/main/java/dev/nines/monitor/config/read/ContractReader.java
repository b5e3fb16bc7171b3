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
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Term;
import dev.nines.sla.credit.CreditTerms;
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
        var covered = f.demand("applies-to").map(e -> covered(e.fields(), rules)).orElseGet(Parsed::reported);
        var term = TermReader.term(f);
        var counting = CountingReader.counting(f);
        var price = price(f, rules);
        var origin = origin(f);
        var particulars = ParticularsReader.particulars(f);
        var id = entry.name();
        return f.build(() -> new ContractSettings(new Contract(id, origin.value().title().isEmpty() ? id : origin.value().title(),
                term.value(), rules, counting.value(), price.value().fee(), price.value().credit(), price.value().claim(),
                origin.value().source(), particulars.value()), covered.value().models(), covered.value().probes()));
    }

    /**
     * Under a preset that does not exist lies another one,
     * so that nobody is told of all the keys which it would have set.
     */
    private static Entry withPreset(Entry entry) {
        return entry.find("preset").map(name -> entry.over(switch (name.as(Presets::named)) {
            case Parsed.Ok<Entry>(Entry preset) -> {
                name.text().ifPresent(entry::completedBy);
                yield entry.find("source").isPresent() ? preset.without("as-of") : preset; // the day is that of the preset's own source
            }
            case Parsed.Wrong<Entry> _ -> Presets.fullest();
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

    private static Parsed<Price> price(Fields f, List<Rule> rules) {
        var fee = FeeReader.fee(f);
        var credit = f.demand("credit").map(e -> new CreditReader(fee, rules).credit(e.fields())).orElseGet(Parsed::reported);
        var claim = ClaimReader.claim(f);
        return fee.then(money -> credit.then(c -> claim.map(term -> new Price(money, c, term))));
    }

    /** How the terms were read is for whoever reads the file; a statement names where they stand, and as of when. */
    private static Parsed<Origin> origin(Fields f) {
        var title = f.optional("title", Literals::text, "");
        var source = f.optional("source", Literals::text, "as configured");
        var asOf = f.find("as-of").map(e -> e.as(Literals::day).map(day -> "; as of " + day)).orElseGet(() -> Parsed.ok(""));
        var _ = f.optionalList("our-reading", Literals::text, List.of());
        return title.then(t -> source.then(s -> asOf.map(a -> new Origin(t, s + a))));
    }

    private record Covered(AppliesTo models, Through probes) {}

    private record Price(Money fee, CreditTerms credit, ClaimTerm claim) {}

    private record Origin(String title, String source) {}
}
