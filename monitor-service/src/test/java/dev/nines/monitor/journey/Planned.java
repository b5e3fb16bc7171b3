package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import java.time.Instant;

/** The first invariant: every slot that was planned is exactly one observation. */
record Planned(long slots, long observed, long unplanned) {
    private static final String COUNTS = """
            with slot as (
                select p.series_id, s.slot
                from nines.plan p
                cross join lateral generate_series(p.first_slot, p.to_at, p.every_us * interval '1 microsecond') as s (slot)
                where p.missed_cause is null and s.slot < p.to_at and s.slot >= ? and s.slot < ?),
            row as (
                select series_id, slot from nines.observation where slot >= ? and slot < ?)
            select (select count(*) from slot) as slots,
                   (select count(*) from slot join row using (series_id, slot)) as observed,
                   (select count(*) from row where not exists
                        (select from slot where slot.series_id = row.series_id and slot.slot = row.slot)) as unplanned
            """;

    static Planned between(Instant from, Instant to, Kept kept) {
        var found = kept.rows(COUNTS, from, to, from, to).getFirst();
        return new Planned(found.number("slots"), found.number("observed"), found.number("unplanned"));
    }

    /** Nothing missing, nothing of our own invention, up to a slot after which later ones have arrived of every series. */
    static Planned assertEverySlotKept(Instant from, Instant to, Kept kept) {
        await().atMost(Forked.PATIENCE).until(() -> kept.count("""
                select count(*) as n from (select series_id from nines.observation group by series_id having max(slot) > ?) s""", to) == Gateways.MODELS);
        var planned = between(from, to, kept);
        assertThat(planned).isEqualTo(keptToTheSlot(planned.slots()));
        return planned;
    }

    static Planned keptToTheSlot(long slots) {
        return new Planned(slots, slots, 0);
    }
}
