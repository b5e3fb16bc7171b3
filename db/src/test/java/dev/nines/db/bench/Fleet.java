package dev.nines.db.bench;

import dev.nines.probe.Series;
import dev.nines.probe.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** 184 models of a gateway, seen from some vantages: the catalogue of a large reseller. */
final class Fleet {
    static final int MODELS = 184;

    private static final List<String> VANTAGES = List.of("zurich", "virginia", "singapore");
    /** Of eight models one is asked every 10 s, one every 15 s, two every 30 s and four every minute. */
    private static final int[] MIXED_SECONDS = {10, 15, 30, 30, 60, 60, 60, 60};
    private static final int[] MINUTE = {60};
    private static final int PRO_ONE_IN = 6;

    private Fleet() {}

    static List<Member> atMixedPaces(int vantages) {
        return members(vantages, MIXED_SECONDS);
    }

    static List<Member> everyMinute(int vantages) {
        return members(vantages, MINUTE);
    }

    private static List<Member> members(int vantages, int[] seconds) {
        var members = new ArrayList<Member>();
        for (int model = 0; model < MODELS; model++) {
            for (String vantage : VANTAGES.subList(0, vantages)) {
                members.add(member(model, vantage, Duration.ofSeconds(seconds[model % seconds.length])));
            }
        }
        return List.copyOf(members);
    }

    private static Member member(int model, String vantage, Duration every) {
        String tier = model % PRO_ONE_IN == 0 ? "pro" : "standard";
        String name = (tier.equals("pro") ? "Pro/" : "") + "vendor-" + model % 23 + "/Model-" + model;
        var series = new Series(new Target("gateway", "chat", name), tier, vantage);
        // The phase too comes from the name, as the service spreads its slots: two runs of this make the same rows.
        var chance = new SplittableRandom(series.name().hashCode());
        long phaseMicros = chance.nextLong(every.toNanos() / 1_000);
        double medianMicros = 180_000 * Math.exp(0.6 * chance.nextGaussian());
        double tokenMicros = 14_000 * Math.exp(0.4 * chance.nextGaussian());
        return new Member(series, every, phaseMicros, new Member.Pace(medianMicros, tokenMicros), chance.nextLong());
    }
}
