package dev.nines.monitor.config.read;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.EndpointSettings.Discovery;
import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.EndpointSettings.Models;
import dev.nines.monitor.config.EndpointSettings.Price;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.openai.Trust;
import java.util.ArrayList;
import java.util.List;

/** {@code endpoints.*}. */
final class EndpointReader {
    private final Secrets secrets;

    EndpointReader(Secrets secrets) {
        this.secrets = secrets;
    }

    Parsed<EndpointSettings> endpoint(Entry entry) {
        Fields f = entry.fields();
        var url = f.required("base-url", Urls::base);
        var key = f.find("api-key").map(e -> secrets.reference(e, Secrets::apiKey))
                .orElseGet(() -> Parsed.ok(Secret.NONE));
        var trust = f.optional("ca", Authorities::read, Trust.SYSTEM);
        var limits = f.table("limits", EndpointReader::limits);
        var models = f.table("models", EndpointReader::models);
        return f.build(() -> new EndpointSettings(
                entry.name(), url.value(), key.value(), limits.value(), models.value(), trust.value()));
    }

    private static Parsed<Limits> limits(Fields f) {
        var usual = Limits.GENTLE;
        var requests = f.optionalOneOrMore("requests", Values::rate, usual.requests());
        var share = f.optional("share", Values::share, usual.shareMillionths());
        var tokens = f.optional("tokens", Values::tokensPerDay, usual.tokensPerDay());
        var cost = f.optional("cost", Values::dollarsPerDay, usual.dollarsPerDay());
        var concurrency = f.optionalCount("concurrency", usual.concurrency());
        return f.build(() -> new Limits(
                requests.value(), share.value(), tokens.value(), cost.value(), concurrency.value()));
    }

    private static Parsed<Models> models(Fields f) {
        var discover = f.find("discover").map(e -> e.word(EndpointReader::discovery)).orElseGet(() -> Parsed.ok(Discovery.ASK));
        var include = f.optionalList("include", Values::pattern, List.of(ModelPattern.ANY));
        var exclude = f.optionalList("exclude", Values::pattern, List.of());
        var prices = new ArrayList<Price>();
        f.find("prices").ifPresent(table -> {
            for (Entry price : table.entries()) price(price).ifOk(prices::add);
        });
        return f.build(() -> new Models(discover.value(), include.value(), exclude.value(), prices));
    }

    private static Discovery discovery(String word) {
        return word.equals("true") ? Discovery.ASK : Discovery.NAMED_ONLY;
    }

    private static Parsed<Price> price(Entry entry) {
        Fields f = entry.fields();
        var input = f.required("input", Literals::decimal);
        var output = f.required("output", Literals::decimal);
        return f.build(() -> new Price(new ModelPattern(entry.name()), input.value(), output.value()));
    }
}
