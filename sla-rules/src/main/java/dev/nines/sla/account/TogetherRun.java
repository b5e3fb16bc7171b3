package dev.nines.sla.account;

import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.vantage.Vantages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The runs of one slot from several vantages, as one.
 *
 * @param heard by vantage; a silent one is not in it
 */
public record TogetherRun(Vantages vantages, Instant slot, Map<String, Run> heard) implements Run {
    public TogetherRun {
        heard = Map.copyOf(heard);
    }

    @Override
    public Sample uptime() {
        return together(Run::uptime);
    }

    @Override
    public Sample latency(Rule.Of of) {
        return together(run -> run.latency(of));
    }

    /** Each vantage's own answer: speeds are pooled, not voted on. */
    @Override
    public List<Reply> replies(Speed speed) {
        return new TreeMap<>(heard).entrySet().stream()
                .filter(entry -> vantages.names().contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().replies(speed).stream())
                .toList();
    }

    @Override
    public List<Sign> signs() {
        return new TreeMap<>(heard).values().stream().filter(run -> run.uptime() instanceof Sample.Bad)
                .flatMap(run -> run.signs().stream()).toList();
    }

    private Sample together(Function<Run, Sample> seen) {
        var samples = new TreeMap<String, Sample>();
        heard.forEach((vantage, run) -> samples.put(vantage, seen.apply(run)));
        return vantages.together(slot, samples);
    }
}
