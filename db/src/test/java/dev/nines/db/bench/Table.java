package dev.nines.db.bench;

import java.util.List;

/** The figures as a table of Markdown. */
final class Table {
    private record Row(String what, String goal, String figure, List<String> beside) {}

    private static final List<Row> IN = List.of(
            new Row("full rows appended a second, one connection, batches of 1,000", ">= 60,000", "append 1000", List.of("floor eight 1000", "floor keyless 1000")),
            new Row("the same, batches of 2,000", ">= 60,000", "append 2000", List.of("floor eight 2000", "floor keyless 2000")),
            new Row("rows that are there already, repeated, a second", "", "replay", List.of()),
            new Row("observations a second summed up to hours", ">= 100,000", "rollup hours", List.of()),
            new Row("hours to days", "", "rollup days", List.of()),
            new Row("days to months", "", "rollup months", List.of()));
    private static final List<Row> OUT = List.of(
            new Row("p99 of one target, any 24 h", "< 10", "one 24 h", List.of("raw one 24 h")),
            new Row("p99 of one target, any 30 days", "< 20", "one 30 d", List.of("raw one 30 d")),
            new Row("the same in Java", "< 20", "java one 30 d", List.of()),
            new Row("p99 of 184 targets, any 24 h, SQL", "< 2,000", "all 24 h", List.of("raw all 24 h")),
            new Row("the same in Java", "< 1,000", "java 24 h", List.of()),
            new Row("p99 of 184 targets, any 30 days, SQL", "< 2,000", "all 30 d", List.of()),
            new Row("the same in Java", "< 1,000", "java 30 d", List.of()),
            new Row("uptime of 184 targets, any 30 days", "< 10", "uptime 30 d", List.of()),
            new Row("p99 of each minute of 24 h, one target", "", "series 1 min", List.of("raw series 1 min")),
            new Row("p99 of each five minutes of 24 h, one target", "", "series 5 min", List.of()));
    private static final List<String> LEVELS = List.of("hour", "day", "month", "odd");
    private static final List<String> SIZES = List.of(
            "raw", "raw heap", "latency_hour", "availability_hour", "latency_day", "availability_day", "latency_month");

    private Table() {}

    static void print(Figures figures) {
        System.out.println("| what | goal | floors (8 columns; all without a key) | Nines |\n|---|---|---|---|");
        IN.forEach(r -> print(r.what, r.goal, beside(figures, r), figures.shown(r.figure)));
        System.out.println("\n| milliseconds | goal | raw rows | idle | beside 1,000 observations/s |\n|---|---|---|---|---|");
        OUT.forEach(r -> print(r.what, r.goal, beside(figures, r), figures.shown("idle " + r.figure), figures.shown("busy " + r.figure)));
        System.out.println("\n| worst error, % | goal | p50 | p90 | p99 | p99.9 |\n|---|---|---|---|---|---|");
        for (String level : LEVELS) {
            String name = level.equals("odd") ? "cut anywhere" : "whole " + level + "s";
            var errors = Errors.QUANTILES.stream().map(q -> figures.shown("error " + level + " " + Double.valueOf(q))).toList();
            print(name, "<= 0.05", errors.get(0), errors.get(1), errors.get(2), errors.get(3));
        }
        System.out.println("\n| bytes for each observation, indexes included | |\n|---|---|");
        SIZES.forEach(s -> print(s, figures.shown("bytes " + s)));
        System.out.println("\nAnswers that counted another number of runs than the raw rows: " + figures.count("counted otherwise") + ".");
    }

    private static String beside(Figures figures, Row row) {
        return String.join("; ", row.beside.stream().map(figures::shown).toList());
    }

    private static void print(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
