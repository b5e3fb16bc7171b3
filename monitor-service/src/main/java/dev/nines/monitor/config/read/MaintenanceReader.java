package dev.nines.monitor.config.read;

import dev.nines.monitor.config.keys.MaintenanceKeys;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.monitor.silence.MatcherLiteral;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Matcher.Is;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.Silence.Ending;
import dev.nines.sla.silence.Silence.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code maintenance.*}.
 *
 * @param names what there is, by the label that it is the value of; of a label that is not in it, any value will do
 */
record MaintenanceReader(Map<Label, List<String>> names) {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_AUTHOR = 100;

    Parsed<Silence> window(Entry entry) {
        Fields f = entry.fields();
        var matchers = matchers(f);
        var reason = f.required("reason", reason());
        var author = f.optional("author", author(), MaintenanceKeys.AUTHOR);
        var when = new WhenReader(f, new WhenReader.Announced()).when();
        return f.build(() -> new Silence("file-" + entry.name(), Silence.Kind.MAINTENANCE, matchers.value(), when.value(),
                new Origin(author.value(), reason.value(), Instant.EPOCH, new Ending.AsPlanned())));
    }

    Parsed<List<Matcher>> matchers(Fields f) {
        return f.demand("match").map(this::matchers).orElseGet(Parsed::reported);
    }

    static Literal<String> reason() {
        return atMost(LONGEST_REASON);
    }

    static Literal<String> author() {
        return atMost(LONGEST_AUTHOR);
    }

    private Parsed<List<Matcher>> matchers(Entry entry) {
        var before = new ArrayList<Matcher>();
        var read = entry.oneOrMore(text -> MatcherLiteral.read(text).then(this::named).then(m -> beside(m, before)));
        read.ifOk(all -> {
            if (all.size() > MatcherLiteral.MOST) entry.problem("must be at most " + MatcherLiteral.MOST + " conditions, which all must hold");
        });
        return read;
    }

    private Parsed<Matcher> named(Matcher matcher) {
        var known = names.get(matcher.label());
        if (known == null || matcher.is() != Is.EQUAL || known.contains(matcher.value())) return Parsed.ok(matcher);
        return Parsed.wrong("names no " + Labels.word(matcher.label()) + Nearest.orThereIs(matcher.value(), known));
    }

    private static Parsed<Matcher> beside(Matcher matcher, List<Matcher> before) {
        var contradiction = MatcherLiteral.contradiction(matcher, before);
        before.add(matcher);
        return contradiction.<Parsed<Matcher>>map(Parsed::wrong).orElseGet(() -> Parsed.ok(matcher));
    }

    private static Literal<String> atMost(int characters) {
        return text -> Literals.text(text.strip()).then(t ->
                t.length() > characters ? Parsed.wrong("must be at most " + characters + " characters, not " + t.length()) : Parsed.ok(t));
    }
}
