package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import java.util.List;

/** {@code receivers.*}. */
final class ReceiverReader {
    static final List<String> EVERY_EVENT = List.of("*");

    private final Secrets secrets;

    ReceiverReader(Secrets secrets) {
        this.secrets = secrets;
    }

    Parsed<ReceiverSettings> receiver(Entry entry) {
        Fields f = entry.fields();
        var webhook = f.demand("webhook")
                .map(e -> secrets.referenceOrText(e, ReceiverReader::url)).orElseGet(Parsed::reported);
        var secret = f.demand("secret")
                .map(e -> secrets.reference(e, Secrets::signing)).orElseGet(Parsed::reported);
        var events = f.optionalList("events", Values::event, EVERY_EVENT);
        return f.build(() -> new ReceiverSettings(entry.name(), webhook.value(), secret.value(), events.value()));
    }

    static Parsed<Secret> url(String text) {
        return Urls.any(text).map(uri -> new Secret(uri.toString()));
    }
}
