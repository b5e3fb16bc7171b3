package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** {@code contracts.*.exclusions[]}: one version of one exclusion. A change is a new version below, never another text. */
final class ExclusionKeys {
    static final Table EXCLUSION = Table.of(
            key("id", Kind.NAME, "name of the exclusion").required("maintenance-june"),
            key("version", new Count(1, 10_000), "1, and one more for every change; all versions stay in the file")
                    .required("1"),
            key("from", Kind.INSTANT, "instant, `2026-06-14T01:00Z`; without an offset in the contract's zone")
                    .required("2026-06-14T01:00Z"),
            key("to", Kind.INSTANT, "instant at which it ends").required("2026-06-14T03:00Z"),
            key("kind", new Word(List.of("maintenance", "force-majeure", "customer", "other")),
                    "`maintenance`, `force-majeure`, `customer` or `other`").required("maintenance"),
            key("standing", new Word(List.of("stands", "withdrawn")), "`stands` or `withdrawn`").required("stands"),
            key("author", Kind.TEXT, "who says so").required("\"Jo Doe, vendor's support\""),
            key("reason", Kind.TEXT, "in words, such as the number of the announcement")
                    .required("\"announced 2026-06-01, notice 4711\""),
            key("recorded-at", Kind.INSTANT, "instant at which it was written down").required("2026-06-02T09:00Z"));

    private ExclusionKeys() {}
}
