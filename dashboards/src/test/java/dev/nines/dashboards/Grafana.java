package dev.nines.dashboards;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Grafana does to a query before it is asked: macros and variables, by its documented rules. A variable of several values is a
 * regular expression in both languages; "all" is {@code .*}, as it stands.
 *
 * @param values of the variables, as chosen
 */
record Grafana(Instant from, Instant to, Map<String, String> values) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::(\\w+))?}|\\$(\\w+)");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$*+?.()|\\[\\]{}/]");
    private static final String ALL = ".*";

    Grafana {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        to = to.truncatedTo(ChronoUnit.SECONDS);
        values = Map.copyOf(values);
    }

    String sql(String text) {
        return replaced(text.replace("$__timeFrom()", "'" + from + "'").replace("$__timeTo()", "'" + to + "'"));
    }

    /** The shortest rate interval there is where a probe runs every second; a whole range of what was scraped. */
    String promQl(String text) {
        return promQl(text, Duration.ofMinutes(5), Duration.ofMinutes(15));
    }

    String promQl(String text, Duration rateInterval, Duration range) {
        return replaced(text.replace("$__rate_interval", rateInterval.toSeconds() + "s").replace("$__range", range.toSeconds() + "s"));
    }

    /** @param row the columns of the row, for a link of a table */
    String link(String text, Map<String, String> row) {
        var ranged = text.replace("${__from:date:iso}", from.toString()).replace("${__to:date:iso}", to.toString());
        for (var field : row.entrySet()) {
            ranged = ranged.replace("${__data.fields." + field.getKey() + ":percentencode}", encoded(field.getValue()));
        }
        return replaced(ranged);
    }

    private String replaced(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    private String value(MatchResult found) {
        var name = found.group(1) == null ? found.group(3) : found.group(1);
        var value = values.get(name);
        if (value == null) return found.group(); // as $re$, which quotes
        if ("regex".equals(found.group(2)) && !value.equals(ALL)) return SPECIAL.matcher(value).replaceAll("\\\\$0");
        return "percentencode".equals(found.group(2)) ? encoded(value) : value;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
