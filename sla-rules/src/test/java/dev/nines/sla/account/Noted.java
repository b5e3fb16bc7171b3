package dev.nines.sla.account;

import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.List;

/** A scripted run of which is known by what its vendor can find it, and nothing of how fast it was. */
record Noted(Scripted run, List<Sign> signs) implements Run {
    @Override
    public Instant slot() {
        return run.slot();
    }

    @Override
    public Sample uptime() {
        return run.uptime();
    }

    @Override
    public Sample latency(Rule.Of of) {
        return run.latency(of);
    }

    @Override
    public List<Reply> replies(Speed speed) {
        return List.of();
    }
}
