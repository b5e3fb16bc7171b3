package dev.nines.dashboards.make;

import java.util.List;

/** Whether the monitor itself can be believed. */
final class Itself {
    private Itself() {}

    static Board board() {
        return new Board("nines-itself", "Nines: itself", "The monitor: whether it asks on time, keeps what it saw, judges, and is heard.",
                new Board.Span("now-3h", "15s"), Common.variables(), List.of(Annotation.changes()), List.of(now(), asking(), keeping(), telling(), process()));
    }

    private static Shelf now() {
        return Shelf.of(1, "Now",
                number(2, "Observations lost", "What neither the database nor the spool holds, since the process began. Should be 0.", Metric.LOST)
                        .turning(Turn.BAD_FROM_ONE),
                number(3, "Waiting in the spool", "Observations that are safe on disk and not in the database yet.", Metric.SPOOL),
                number(4, "Messages waiting", "Messages that wait for delivery.", Metric.OUTBOX).leadsTo(Link.site("Deliveries", "/api/v1/deliveries")),
                Panels.number(5, 4).says("Configuration taken", "Whether the configuration that was read last is in force: 1, or 0 where any Nines refused it.")
                        .asks(Query.latest("min(" + Metric.RELOAD_TAKEN + ")")).turning(Turn.GOOD_FROM_ONE).words(Json.object("1", Json.object("text", "in force", "index", 0), "0", Json.object("text", "refused", "index", 1))),
                Panels.number(6, 4).says("Configuration read", "When the configuration in force was read.").in(Unit.INSTANT)
                        .asks(Query.latest("1000 * max(" + Metric.RELOAD_AT + ")")),
                Panels.table(7, 4, 4).says("Build", "What runs where.").asks(Query.rows("max by (instance, version, java) (" + Metric.BUILD + ")"))
                        .transformed("organize", Json.object("excludeByName", Json.object("Time", true, "Value", true), "renameByName", Json.object(),
                                "indexByName", Json.object())));
    }

    private static Panel number(int id, String title, String description, Metric metric) {
        return Panels.number(id, 4).says(title, description).asks(Query.latest("sum(" + metric + ")"));
    }

    private static Shelf asking() {
        return Shelf.of(8, "Asking on time",
                Panels.lines(9, 8).says("Start behind the slot", "How late runs begin: ours, never the endpoint's." + Common.ESTIMATE).in(Unit.SECONDS).from(0)
                        .every(Common.A_MINUTE).asks(Query.series(PromQl.quantile("0.99", Metric.LAG, "", ""), "p99"), Query.series(PromQl.quantile("0.5", Metric.LAG, "", ""), "p50")),
                Panels.bars(10, 8).says("Slots missed, by cause", "Slots that were no test of the endpoint. Neither uptime nor downtime.").every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.sum("cause", PromQl.increase(Metric.MISSED.toString())), "{{cause}}")),
                Panels.lines(11, 8).says("Delay of the event loops", "How late a loop was at worst in the last half minute. A run that meets a second of it is LOCAL.")
                        .in(Unit.SECONDS).from(0).every(Common.A_SCRAPE).asks(Query.series(Metric.LOOP_DELAY.toString(), "{{instance}}")));
    }

    private static Shelf keeping() {
        return Shelf.of(12, "Keeping what was seen",
                Panels.lines(13, 8).says("Waiting and set aside", "In memory: lost if the process is killed. In the spool: safe. Refused, set aside, damaged and quarantined: since the"
                        + " start, kept in files or tables, counted nowhere.").from(0).every(Common.A_SCRAPE)
                        .asks(whole(Metric.INTAKE, "memory"), whole(Metric.SPOOL, "spool"), whole(Metric.SPOOL_REFUSED, "refused"), whole(Metric.SET_ASIDE, "set aside"),
                                whole(Metric.DAMAGED, "damaged"), whole(Metric.QUARANTINED, "quarantined"), whole(Metric.LOST, "lost")),
                Panels.lines(14, 8).says("Spool", "What waits on disk, and past what it refuses what is new.").in(Unit.BYTES).from(0).every(Common.A_SCRAPE)
                        .asks(whole(Metric.SPOOL_BYTES, "waiting"), whole(Metric.SPOOL_LIMIT, "limit")).field("limit", Property.coloured("red"), Property.dashed()),
                Panels.lines(15, 8).says("Sums behind", "Hours that are over and not summed up, and how long ago all were. Questions are answered from raw rows meanwhile.").from(0)
                        .every(Common.A_SCRAPE).asks(whole(Metric.ROLLUP_DUE, "hours due"), Query.series("max(" + Metric.ROLLUP_AGE + ")", "age"))
                        .field("age", Property.in(Unit.SECONDS), Property.onTheRight()),
                Panels.lines(16, 8).says("Oldest raw rows", "Age of the oldest day of which every single run is kept.").in(Unit.SECONDS).from(0).every(Common.A_MINUTE)
                        .asks(Query.series("max(" + Metric.RAW_AGE + ")", "age")));
    }

    private static Shelf telling() {
        return Shelf.of(17, "Judging and being heard",
                Panels.lines(18, 8).says("Age of the last evaluation", "Time since contracts were last evaluated to the end.").in(Unit.SECONDS).from(0).every(Common.A_SCRAPE)
                        .asks(Query.series("max(" + Metric.EVALUATION_AGE + ")", "age")),
                Panels.lines(19, 8).says("Outbox", "Messages that wait for delivery, over time.").from(0).every(Common.A_SCRAPE).asks(whole(Metric.OUTBOX, "outbox")),
                Panels.lines(20, 8).says("Deliveries, by receiver and result", "Attempts to deliver a message. What is to be retried is not lost.").from(0).every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.sum("receiver, result", PromQl.increase(Metric.DELIVERIES.toString())), "{{receiver}} {{result}}")));
    }

    private static Shelf process() {
        return Shelf.of(21, "Process and scrape",
                Panels.lines(22, 8).says("Memory", "Memory that the Java process uses, heap and other.").in(Unit.BYTES).from(0).every(Common.A_SCRAPE)
                        .asks(Query.series(PromQl.sum("area", Metric.MEMORY.toString()), "{{area}}")),
                Panels.lines(23, 8).says("Processor", "Share of the machine's processors that the process uses.").in(Unit.SHARE).from(0).every(Common.A_SCRAPE)
                        .asks(Query.series(Metric.CPU.toString(), "{{instance}}")),
                Panels.lines(24, 8).says("Scrape", "How long Prometheus waits for the metrics of Nines, and how many samples it gets.").in(Unit.SECONDS).from(0)
                        .every(Common.A_SCRAPE).asks(ofUs(Metric.SCRAPE, "takes"), ofUs(Metric.SAMPLES, "samples"))
                        .field("samples", Property.in(Unit.COUNT), Property.onTheRight()));
    }

    private static Query whole(Metric metric, String name) {
        return Query.series("sum(" + metric + ")", name);
    }

    /** What Prometheus itself says of those that it scrapes, of ours alone. */
    private static Query ofUs(Metric metric, String name) {
        return Query.series("max(" + metric + " and on (job, instance) " + Metric.BUILD + ")", name);
    }
}
