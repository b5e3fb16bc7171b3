package dev.nines.monitor.config.shape;

import java.util.List;
import java.util.regex.Pattern;

/** How a single value is written. The pattern is the whole of it for an editor; the reader may know better. */
public enum Kind implements Shape {
    TEXT("", "text"),
    NAME("[A-Za-z0-9][A-Za-z0-9_-]{0,62}", "pro"),
    VANTAGE("[A-Za-z0-9][A-Za-z0-9._-]{0,62}", "zurich-1"),
    DURATION("([0-9]{1,9})(ms|s|m|h|d)", "250ms", "10s", "5m", "1h", "30d"),
    PERCENT("([0-9]{1,3}(\\.[0-9]{1,4})?) ?%", "99.9%"),
    WHOLE_PERCENT("[0-9]{1,3}(\\.0{1,4})? ?%", "10%"),
    RATE("([0-9]{1,9}(?:\\.[0-9]{1,6})?[kM]?) ?/ ?(s|min|h|day)", "30/min", "2/s", "500/h", "1000/day"),
    TOKENS_A_DAY("[0-9]{1,9}(\\.[0-9]{1,6})?[kM]? ?/day", "2M/day", "500k/day"),
    DOLLARS_A_DAY("[0-9]{1,12}(\\.[0-9]{1,6})? USD/day", "1 USD/day"),
    FEE("[0-9]{1,12}(\\.[0-9]{1,6})? [A-Z]{3}/(month|quarter)", "2500 USD/month", "7500 USD/quarter"),
    MONEY("([0-9]{1,12}(?:\\.[0-9]{1,6})?) ([A-Z]{3})", "1 USD"),
    NUMBER("[0-9]{1,9}(\\.[0-9]{1,9})?", "0.25"),
    PERCENTILE("p([0-9]{1,2}(?:\\.[0-9]{1,4})?)", "p50", "p99", "p99.9"),
    STATISTIC("mean|p([0-9]{1,2}(?:\\.[0-9]{1,4})?)", "p50", "mean"),
    MODEL("\\*|.*\\S.*", "Pro/*"),
    EVENT("[a-z*]+(\\.[a-z*]+)*", "incident.*", "sla.breach.found"),
    /** What the labels are, and what their values can be, the reader knows. */
    MATCHER("[a-z]+ *(=|!=|~) *[^~\"' ].*", "endpoint=global-api", "tier!=free", "model~Pro/*"),
    TIME("([01][0-9]|2[0-3]):[0-5][0-9]", "02:00"),
    ZONE("[A-Za-z][A-Za-z0-9+:_/-]*|[+-][0-9:]+", "Europe/Zurich", "UTC"),
    DAY("[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-01-31"),
    INSTANT("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?",
            "2026-01-31T22:00Z", "2026-01-31T23:00"),
    URL("[Hh][Tt][Tt][Pp][Ss]?://.+", "https://host/v1"),
    HOST("[^/@]+:[0-9]{1,5}", "one.one.one.one:443"),
    ADDRESS("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*", "0.0.0.0"),
    NETWORK("[0-9A-Za-z.:-]+(/[0-9]{1,3})?", "10.1.0.0/16", "alertmanager.internal"),
    FILE("/.+", "/etc/ssl/private-ca.pem"),
    MINIMUM("([0-9]{1,7}) (samples|failures)", "100 samples", "5 failures"),
    SECRET("\\$\\{(?:file:([^}]+)|([A-Za-z_][A-Za-z0-9_]*))\\}", "${NAME}", "${file:/path}"),
    /** May hold a token, so it is shown nowhere either. */
    SECRET_URL("\\$\\{(file:[^}]+|[A-Za-z_][A-Za-z0-9_]*)\\}|[Hh][Tt][Tt][Pp][Ss]?://.+", "https://hooks.example.com/nines");

    private final String regex;
    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> examples;

    Kind(String regex, String... examples) {
        this.regex = regex;
        this.examples = List.of(examples);
    }

    /** Of the whole value; none where any text will do. */
    public String regex() {
        return regex;
    }

    public Pattern pattern() {
        return Pattern.compile(regex);
    }

    public String example() {
        return examples.getFirst();
    }

    public List<String> examples() {
        return examples;
    }

    public boolean isSecret() {
        return this == SECRET || this == SECRET_URL;
    }
}
