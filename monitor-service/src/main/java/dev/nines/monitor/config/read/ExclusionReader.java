package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Span;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.Exclusions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** {@code contracts.*.exclusions}: what was said of time that does not count, in every version, the oldest first. */
record ExclusionReader(ZoneId zone) {
    Parsed<Exclusions> exclusions(Entry list) {
        var read = new ArrayList<Exclusion>();
        boolean isClean = true;
        for (Entry item : list.items()) {
            var exclusion = exclusion(item.fields());
            exclusion.ifOk(e -> checkOrder(item, e, read));
            exclusion.ifOk(read::add);
            isClean &= exclusion instanceof Parsed.Ok;
        }
        return isClean && inOrder(read) ? Parsed.ok(new Exclusions(read)) : Parsed.reported();
    }

    private Parsed<Exclusion> exclusion(Fields f) {
        var id = f.required("id", Literals::text);
        var version = f.requiredCount("version");
        var from = f.required("from", Literals.instant(zone));
        var to = f.required("to", Literals.instant(zone));
        var kind = f.requiredWord("kind", Exclusion.Kind.class);
        var standing = f.requiredWord("standing", Exclusion.Standing.class);
        var author = f.required("author", Literals::text);
        var reason = f.required("reason", Literals::text);
        var recordedAt = f.required("recorded-at", Literals.instant(zone));
        from.ifOk(a -> to.ifOk(b -> {
            if (!a.isBefore(b)) f.find("to").ifPresent(e -> e.problem("must be later than from"));
        }));
        return f.build(() -> new Exclusion(id.value(), version.value(), new Span(from.value(), to.value()), kind.value(),
                standing.value(), author.value(), reason.value(), recordedAt.value()));
    }

    private static void checkOrder(Entry item, Exclusion next, List<Exclusion> before) {
        int expected = versions(before, next.id()) + 1;
        if (next.version() != expected) {
            item.find("version").ifPresent(e -> e.problem("must be " + expected + ": " + (expected == 1
                    ? "no version of \"" + next.id() + "\" stands above"
                    : "a change of \"" + next.id() + "\" is a new version below the others")));
        }
        Instant last = before.isEmpty() ? Instant.MIN : before.getLast().recordedAt();
        if (next.recordedAt().isBefore(last)) {
            item.find("recorded-at").ifPresent(e -> e.problem("must not be before that of the one above (" + last
                    + "): what is recorded later stands below"));
        }
    }

    private static boolean inOrder(List<Exclusion> all) {
        for (int i = 0; i < all.size(); i++) {
            if (versions(all.subList(0, i), all.get(i).id()) + 1 != all.get(i).version()) return false;
        }
        return true;
    }

    private static int versions(List<Exclusion> of, String id) {
        return (int) of.stream().filter(e -> e.id().equals(id)).count();
    }
}
