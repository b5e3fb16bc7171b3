package dev.nines.monitor.config.read;

import dev.nines.monitor.config.Destination;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.keys.ReceiverKeys;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code receivers.*}. */
final class ReceiverReader {
    static final List<String> EVERY_EVENT = List.of("*");

    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final Map<String, String> LATER = Arrays.stream(Destination.Later.values()).collect(Collectors.toMap(
            kind -> kind.name().toLowerCase(Locale.ROOT), _ -> "is not there yet; there are " + String.join(", ", ReceiverKeys.KINDS)));

    private final Secrets secrets;

    ReceiverReader(Secrets secrets) {
        this.secrets = secrets;
    }

    Parsed<ReceiverSettings> receiver(Entry entry) {
        Fields f = entry.fields();
        var found = new ArrayList<Parsed<? extends Destination>>();
        f.find("webhook").ifPresent(e -> found.add(webhook(e, f)));
        f.find("alertmanager").ifPresent(e -> found.add(url(e, ReceiverReader::base).map(Destination.Alertmanager::new)));
        f.find("alertmanager-webhook").ifPresent(e -> found.add(url(e, ReceiverReader::url).map(Destination.AlertmanagerWebhook::new)));
        f.find("pagerduty").ifPresent(e -> found.add(pagerDuty(e, f)));
        f.find("slack").ifPresent(e -> found.add(url(e, ReceiverReader::url).map(Destination.Slack::new)));
        if (found.isEmpty() && f.isClean() && LATER.keySet().stream().noneMatch(k -> entry.find(k).isPresent())) {
            f.missing("webhook", "must be given, such as https://hooks.example.com/nines, or another of " + String.join(", ", ReceiverKeys.KINDS));
        }
        if (found.size() > 1) entry.problem("must be one of " + String.join(", ", ReceiverKeys.KINDS) + "; make a receiver of each");
        var events = f.optionalList("events", Values::event, usual(f));
        return f.build(LATER, () -> new ReceiverSettings(entry.name(), found.getFirst().value(), events.value()));
    }

    /** A pager and an Alertmanager hear of what is wrong; that we are alive, or have written a statement, is for programs to hear. */
    private static List<String> usual(Fields f) {
        boolean isForPeople = ReceiverKeys.FOR_PEOPLE.stream().anyMatch(kind -> f.entry().find(kind).isPresent());
        return isForPeople ? ReceiverKeys.TROUBLE : EVERY_EVENT;
    }

    private Parsed<Destination> webhook(Entry entry, Fields f) {
        var url = url(entry, ReceiverReader::url);
        var secret = f.demand("secret").map(e -> secrets.reference(e, Secrets::signing)).orElseGet(Parsed::reported);
        var previous = f.find("previous-secret").map(e -> secrets.reference(e, Secrets::signing).map(List::of)).orElseGet(() -> Parsed.ok(List.of()));
        if (previous instanceof Parsed.Ok<List<Secret>>(var old) && secret instanceof Parsed.Ok<Secret>(var now) && old.contains(now)) {
            f.find("previous-secret").ifPresent(e -> e.problem("must be another one than secret"));
        }
        return url.then(u -> secret.then(s -> previous.map(p -> new Destination.Webhook(u, both(s, p)))));
    }

    private Parsed<Destination> pagerDuty(Entry entry, Fields f) {
        var key = secrets.reference(entry, ReceiverReader::routingKey);
        var url = f.find("url").map(e -> url(e, ReceiverReader::url)).orElseGet(() -> Parsed.ok(new Secret(ReceiverKeys.PAGERDUTY)));
        return key.then(k -> url.map(u -> new Destination.PagerDuty(k, u)));
    }

    private Parsed<Secret> url(Entry entry, Literal<Secret> literal) {
        return secrets.referenceOrText(entry, literal);
    }

    static Parsed<Secret> url(String text) {
        return Urls.any(text).map(uri -> new Secret(uri.toString()));
    }

    private static Parsed<Secret> base(String text) {
        return Urls.base(text).then(uri -> uri.getPath().endsWith("/api/v2/alerts")
                ? Parsed.wrong("must be the Alertmanager's own URL, without /api/v2/alerts")
                : Parsed.ok(new Secret(uri.toString())));
    }

    private static Parsed<Secret> routingKey(String text) {
        return ROUTING_KEY.matcher(text).matches() ? Parsed.ok(new Secret(text))
                : Parsed.wrong("must be the integration key of a service's Events API v2: 32 letters and digits");
    }

    private static List<Secret> both(Secret now, List<Secret> previous) {
        var all = new ArrayList<Secret>();
        all.add(now);
        all.addAll(previous);
        return List.copyOf(all);
    }
}
