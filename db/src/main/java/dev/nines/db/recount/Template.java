package dev.nines.db.recount;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places such as {@code {from}}. All are filled at once: what comes into one is never taken for another. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private Template() {}

    /** A place of another name stays, for somebody else to fill. */
    static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
