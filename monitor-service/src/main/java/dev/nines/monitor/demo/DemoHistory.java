package dev.nines.monitor.demo;

import dev.nines.db.Plans;
import dev.nines.monitor.discover.Asked;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import dev.nines.probe.simulator.SimulatedHistory;
import dev.nines.probe.simulator.script.Script;
import dev.nines.sla.contract.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Last month's observations of the simulated gateway, one a minute for each series, marked {@code simulated}. They go
 * the way of every observation; only nobody had to wait a month for them. A month's plan is kept last, so a process
 * that died while it wrote begins again, and rows that are there already stay as they are.
 */
public final class DemoHistory {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int BATCH = 2_000;

    private final Script script;
    private final ObservationSink sink;
    private final Plans plans;

    public DemoHistory(Script script, ObservationSink sink, Plans plans) {
        this.script = script;
        this.sink = sink;
        this.plans = plans;
    }

    /**
     * Writes what is missing of the month.
     *
     * @param progress told after each series: how many of how many are there
     */
    public void write(List<Asked> asked, Period month, Consumer<String> progress) {
        var missing = asked.stream().filter(a -> isMissing(a.series(), month)).toList();
        int done = 0;
        for (var one : missing) {
            writeSeries(one, month);
            done++;
            progress.accept(done + " of " + missing.size() + " models");
        }
    }

    private boolean isMissing(Series series, Period month) {
        return plans.expectedSlots(List.of(series), month.from(), month.to()).getOrDefault(series, 0L) == 0;
    }

    private void writeSeries(Asked one, Period month) {
        var question = one.question();
        var history =
                new SimulatedHistory(script, month.from(), question.probeVersion(), question.manner().deadlines().firstToken());
        var plan = new Plan(one.series(), month.from(), month.to(), month.from(), EVERY);
        var batch = new ArrayList<Observation>(BATCH);
        history.write(plan, o -> {
            batch.add(o);
            if (batch.size() == BATCH) flush(batch);
        });
        flush(batch);
        plans.keep(List.of(plan));
    }

    private void flush(List<Observation> batch) {
        if (!batch.isEmpty()) sink.append(List.copyOf(batch));
        batch.clear();
    }
}
