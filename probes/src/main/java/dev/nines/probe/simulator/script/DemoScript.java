package dev.nines.probe.simulator.script;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The gateway of the demo: eight models in two tiers with the names, prices and troubles that people meet.
 *
 * <p>{@code standard}, whose past has at least 99.9 % uptime for each model:
 * <ul>
 * <li>{@link #FAST} {@code deepseek-ai/DeepSeek-V4-Flash}: cheap, fast, healthy;
 * <li>{@link #FALLBACK} {@code Qwen/Qwen3-32B}: healthy, with a longer tail;
 * <li>{@link #SLOWS} {@code zai-org/GLM-4.6}: four times as slow from minute 2 to 5 of every 8; in the past for
 *     20 minutes every third day;
 * <li>{@link #LIMITS} {@code moonshotai/Kimi-K2-Instruct}: answers 2 % of its requests with 429, and every 6 minutes a
 *     third of them for 30 seconds.
 * </ul>
 * {@code pro}, all reasoning, named {@code Pro/...}, judged in the demo by 99.9 % uptime and p99 of first token at most
 * 800 ms:
 * <ul>
 * <li>{@link #BREACHES} {@code Pro/deepseek-ai/DeepSeek-R1}: healthy now; its past breaches both rules clearly, with an
 *     outage of 40 minutes (503) on the 9th day, one of 25 minutes (no answer at all) on the 17th, and the 21st day 2.5
 *     times as slow;
 * <li>{@code Pro/deepseek-ai/DeepSeek-V3.2}: healthy; its past meets both rules clearly;
 * <li>{@link #FAILS_LIVE} {@code Pro/moonshotai/Kimi-K2-Thinking}: answers 503 from the 60th to the 150th second after
 *     the start, then every 15 minutes again; its past meets both rules clearly;
 * <li>{@code Pro/zai-org/GLM-4.6}: healthy; its past meets both rules clearly, a 5-minute outage included.
 * </ul>
 */
public final class DemoScript {
    public static final String FAST = "deepseek-ai/DeepSeek-V4-Flash";
    public static final String FALLBACK = "Qwen/Qwen3-32B";
    public static final String SLOWS = "zai-org/GLM-4.6";
    public static final String LIMITS = "moonshotai/Kimi-K2-Instruct";
    public static final String BREACHES = "Pro/deepseek-ai/DeepSeek-R1";
    public static final String FAILS_LIVE = "Pro/moonshotai/Kimi-K2-Thinking";

    private static final long SEED = 20261001;
    private static final int REQUESTS_PER_MINUTE = 6000;
    private static final Lengths PLAIN = new Lengths(24, 8, 13, 0);
    private static final Lengths REASONING = new Lengths(26, 7, 9, 6);

    /** Once in some 5000 requests: no service is without. */
    private static final Trouble RARE_ERROR = new Trouble.Fails(Spell.always(), Fault.HTTP_500, 0.000_2);
    private static final Trouble RARE_CUT = new Trouble.Fails(Spell.always(), Fault.TRUNCATED, 0.000_05);

    private DemoScript() {}

    public static Script script() {
        return new Script(SEED, Access.OPEN, REQUESTS_PER_MINUTE, List.of(
                standard(FAST, Prices.usdPerMillion("0.14", "0.28"), pace(280, 14), history()),
                standard(FALLBACK, Prices.usdPerMillion("0.08", "0.24"), longTailed(), history()),
                standard(SLOWS, Prices.usdPerMillion("0.43", "1.74"), pace(520, 24), slowing()),
                standard(LIMITS, Prices.usdPerMillion("0.55", "2.20"), pace(460, 22), limiting()),
                pro(BREACHES, Prices.usdPerMillion("0.55", "2.19"), pace(430, 28), breaching()),
                pro("Pro/deepseek-ai/DeepSeek-V3.2", Prices.usdPerMillion("0.28", "0.42"), pace(360, 20), history()),
                pro(FAILS_LIVE, Prices.usdPerMillion("0.60", "2.50"), pace(400, 25), failingLive()),
                pro("Pro/zai-org/GLM-4.6", Prices.usdPerMillion("0.60", "2.20"), pace(380, 22), fiveMinutesDown())));
    }

    private static SimulatedModel standard(String id, Prices prices, Pace pace, Troubles troubles) {
        return new SimulatedModel(id, "standard", prices, pace, PLAIN, troubles);
    }

    private static SimulatedModel pro(String id, Prices prices, Pace pace, Troubles troubles) {
        return new SimulatedModel(id, "pro", prices, pace, REASONING, troubles);
    }

    private static Pace pace(int firstTokenMillis, int perTokenMillis) {
        return new Pace(new LatencyModel(ofMillis(firstTokenMillis), 0.16, 0.002, 3), token(perTokenMillis));
    }

    private static Pace longTailed() {
        return new Pace(new LatencyModel(ofMillis(340), 0.30, 0.02, 3), token(16));
    }

    private static LatencyModel token(int millis) {
        return LatencyModel.of(ofMillis(millis), 0.2);
    }

    private static Troubles history(Trouble... more) {
        return new Troubles(List.of(), past(more));
    }

    private static List<Trouble> past(Trouble... more) {
        var all = new ArrayList<Trouble>(List.of(more));
        all.add(RARE_ERROR);
        all.add(RARE_CUT);
        return all;
    }

    private static Troubles slowing() {
        var live = new Trouble.Slows(Spell.once(ofMinutes(2), ofMinutes(5)).repeatedEvery(ofMinutes(8)), 4);
        var history = new Trouble.Slows(spell(ofHours(14), ofMinutes(20)).repeatedEvery(ofDays(3)), 4);
        return new Troubles(List.of(live), past(history));
    }

    private static Troubles limiting() {
        var some = new Trouble.Fails(Spell.always(), Fault.RATE_LIMITED, 0.02);
        var bursts = spell(ofMinutes(4), ofSeconds(30)).repeatedEvery(ofMinutes(6));
        var many = new Trouble.Fails(bursts, Fault.RATE_LIMITED, 0.33);
        return new Troubles(List.of(many, some), past(some));
    }

    private static Troubles breaching() {
        return history(
                Trouble.outage(spell(ofDays(8).plusHours(13).plusMinutes(7), ofMinutes(40)), Fault.HTTP_503),
                Trouble.outage(spell(ofDays(16).plusHours(3).plusMinutes(41), ofMinutes(25)), Fault.STALL),
                new Trouble.Slows(spell(ofDays(20), ofDays(1)), 2.5));
    }

    private static Troubles failingLive() {
        var down = Spell.once(ofSeconds(60), ofSeconds(150)).repeatedEvery(ofMinutes(15));
        return new Troubles(List.of(Trouble.outage(down, Fault.HTTP_503)), past());
    }

    private static Troubles fiveMinutesDown() {
        return history(Trouble.outage(spell(ofDays(11).plusHours(22), ofMinutes(5)), Fault.HTTP_500));
    }

    private static Spell spell(Duration from, Duration length) {
        return Spell.once(from, from.plus(length));
    }
}
