package dev.nines.probe.bench;

import dev.nines.probe.Slot;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Trust;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Probes at a fixed rate for some seconds, open loop: a probe starts at its instant whether or not earlier ones have ended.
 */
record Load(String url, int rate, int seconds, Duration total) {
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long GRACE_MILLIS = 2_000;
    private static final double STEPS = 1L << 31;

    static Load of(String[] words) {
        return new Load(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]),
                Duration.ofMillis(Long.parseLong(words[4])));
    }

    Map<String, Double> run(ProbeTransport transport, Trust trust) throws InterruptedException {
        long begin = System.nanoTime() + LEAD_NANOS;
        long[] instants = instants(begin);
        var slots = new Slot[instants.length];
        for (int i = 0; i < slots.length; i++) slots[i] = Subject.slot(instants[i]);
        var probe = Subject.probe(transport, trust, url, total);
        var tally = new Tally(instants.length, total);
        var spent = Spent.sinceNow();
        new Starts(instants, n -> probe.ask(slots[n], found -> tally.add(n, found)), transport.timer()).runAll();
        tally.await(total.toMillis() + GRACE_MILLIS);
        var figures = tally.figures();
        figures.putAll(spent.each(instants.length));
        return figures;
    }

    /** One in each 1/rate second, at a place in it that a fixed sequence picks, so that no two of the server's beats lock in. */
    private long[] instants(long begin) {
        var instants = new long[rate * seconds];
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        long random = 9;
        for (int i = 0; i < instants.length; i++) {
            random = random * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            instants[i] = begin + i * gap + (long) ((random >>> 33) / STEPS * gap);
        }
        return instants;
    }
}
