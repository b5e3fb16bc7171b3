package dev.nines.sla.alert.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.Span;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.decide.Outages.Outage;
import dev.nines.sla.alert.decide.Telling.Kind;
import dev.nines.sla.alert.decide.Telling.What;
import dev.nines.sla.silence.Covering;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.Silences;
import dev.nines.sla.silence.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens, in whatever order: what must never be sent, and what must. */
class DeciderPropertiesTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final Labels ENDPOINT = Labels.of(Label.ENDPOINT, "e");
    private static final Grounds BECAUSE = new Grounds("because", List.of());
    private static final Policy POLICY = new Policy(
            Set.of(Label.ENDPOINT, Label.RULE),
            new Policy.Timing(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(30)),
            new Policy.Flapping(4, Duration.ofMinutes(10), Duration.ofMinutes(5)));

    /** @param what 0 fires, 1 quiet, 2 no data, 3 more to say, 4 time passes */
    record Happening(int afterSeconds, int model, int what) {}

    record Sent(Instant at, Telling.Send send) {}

    /** A silence of one model and an outage that begins and ends. */
    record Hushes(int silenceFrom, int silenceTo, int outageFrom, int outageTo) {
        Context at(Instant now) {
            var span = new Span(START.plusSeconds(silenceFrom), START.plusSeconds(silenceFrom + silenceTo + 1));
            var silence = new Silence("s", Silence.Kind.SILENCE, List.of(new Matcher(Label.MODEL, Matcher.Is.GLOB, "m0")),
                    new When.Once(span), new Silence.Origin("ada", "known", START, new Silence.Ending.AsPlanned()));
            return new Context(POLICY, new Silences(List.of(silence)), outages(now));
        }

        private Outages outages(Instant now) {
            var from = START.plusSeconds(outageFrom);
            var to = from.plusSeconds(outageTo);
            if (now.isBefore(from)) return Outages.NONE;
            return new Outages(List.of(new Outage(Labels.of(Label.ENDPOINT, "e"), now.isBefore(to) ? Instant.MAX : to)));
        }
    }

    @Property(tries = 500)
    void no_end_without_a_beginning_and_nothing_twice(
            @ForAll("happenings") List<Happening> happenings, @ForAll("hushes") Hushes hushes) {
        Map<Labels, Boolean> open = new HashMap<>();
        boolean groupOpen = false;
        var keys = new HashSet<String>();
        var conversations = new HashSet<String>();
        String conversation = "";
        for (var sent : run(happenings, hushes)) {
            assertThat(keys.add(sent.send().key())).as("a key names one message: %s", sent.send().key()).isTrue();
            for (var line : sent.send().lines()) {
                boolean known = open.getOrDefault(line.alert().labels(), false);
                switch (line.what()) {
                    case OPENED -> assertThat(known).isFalse();
                    case CHANGED, STILL, RESOLVED -> assertThat(known).isTrue();
                    case CLOSED -> assertThat(known).isFalse();
                    case FLAPPING -> {}
                }
                open.put(line.alert().labels(), line.what() != What.RESOLVED && line.what() != What.CLOSED);
            }
            boolean nowOpen = open.containsValue(true);
            switch (sent.send().kind()) {
                case OPENED, CLOSED -> assertThat(groupOpen).isFalse();
                case UPDATED, REPEAT, RESOLVED -> assertThat(groupOpen).isTrue();
                case FLAPPING -> {}
            }
            assertThat(nowOpen).isEqualTo(sent.send().kind() != Kind.RESOLVED && sent.send().kind() != Kind.CLOSED);
            if (groupOpen) assertThat(sent.send().conversation()).isEqualTo(conversation);
            else assertThat(conversations.add(sent.send().conversation())).isTrue();
            conversation = sent.send().conversation();
            groupOpen = nowOpen;
        }
    }

    @Property(tries = 500)
    void what_fires_is_told_within_the_group_wait_unless_a_reason_says_why_not(
            @ForAll("happenings") List<Happening> happenings, @ForAll("hushes") Hushes hushes) {
        var group = Group.start(ENDPOINT);
        var now = START;
        for (var happening : happenings) {
            now = now.plusSeconds(happening.afterSeconds());
            group = Decider.decide(group, event(happening), hushes.at(now), now).group();
            var later = now.plusSeconds(1);
            var decision = Decider.decide(group, new Event.Tick(), hushes.at(later), later);
            if (decision.telling() instanceof Telling.Hold hold) {
                for (var one : decision.group().alerts().values()) assertToldOrHeld(one, hold, hushes.at(later), later);
            }
            group = decision.group();
            now = later;
        }
    }

    private static void assertToldOrHeld(Tracked one, Telling.Hold hold, Context context, Instant now) {
        if (!(one.phase() instanceof Tracked.Phase.Firing firing) || !firing.episode().hasNews()) return;
        boolean hushed = context.silences().covers(one.alert().labels(), now) instanceof Covering.Covered
                || context.outages().inhibiting(one.alert(), now).isPresent();
        boolean flapping = one.flaps().state() != Flaps.State.STEADY;
        assertThat(hushed || flapping || hold.reason() == Telling.Reason.GROUP_INTERVAL).as("%s in %s", one, hold).isTrue();
    }

    @Property(tries = 300)
    void when_all_is_calm_and_nobody_hushes_everybody_knows_it(
            @ForAll("happenings") List<Happening> happenings, @ForAll("hushes") Hushes hushes) {
        var all = new ArrayList<>(happenings);
        for (int model = 0; model < 3; model++) all.add(new Happening(2_000, model, 1));
        for (int i = 0; i < 4; i++) all.add(new Happening(1_000, 0, 4));

        var sent = run(all, hushes);

        if (!sent.isEmpty()) assertThat(sent.getLast().send().kind()).isIn(Kind.RESOLVED, Kind.CLOSED);
    }

    @Property(tries = 300)
    void what_was_silenced_and_still_fires_is_told_when_the_silence_ends(@ForAll("hushes") Hushes hushes) {
        var end = hushes.silenceFrom() + hushes.silenceTo() + 1;
        var after = Math.max(end, hushes.outageFrom() + hushes.outageTo());
        var sent = run(List.of(new Happening(0, 0, 0), new Happening(after, 0, 4), new Happening(2, 0, 4)), hushes);

        assertThat(sent).isNotEmpty();
        assertThat(sent.getFirst().send().kind()).isEqualTo(Kind.OPENED);
        assertThat(sent.getFirst().at()).isBeforeOrEqualTo(START.plusSeconds(after + 1));
    }

    @Property(tries = 200)
    void the_same_events_give_the_same_messages(@ForAll("happenings") List<Happening> happenings, @ForAll("hushes") Hushes hushes) {
        assertThat(run(happenings, hushes)).isEqualTo(run(happenings, hushes));
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        var seconds = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 3)),
                Tuple.of(3, Arbitraries.integers().between(4, 120)),
                Tuple.of(1, Arbitraries.integers().between(121, 2_000)));
        var what = Arbitraries.frequency(
                Tuple.of(4, 0), Tuple.of(4, 1), Tuple.of(1, 2),
                Tuple.of(1, 3), Tuple.of(3, 4));
        return Combinators.combine(seconds, Arbitraries.integers().between(0, 2), what).as(Happening::new).list().ofMaxSize(50);
    }

    @Provide
    Arbitrary<Hushes> hushes() {
        var second = Arbitraries.integers().between(0, 1_000);
        return Combinators.combine(second, second, second, second).as(Hushes::new);
    }

    /** Every event, and each second's tick after it that a hold asked for. */
    private static List<Sent> run(List<Happening> happenings, Hushes hushes) {
        var sent = new ArrayList<Sent>();
        var group = Group.start(ENDPOINT);
        var now = START;
        for (var happening : happenings) {
            now = now.plusSeconds(happening.afterSeconds());
            var decision = Decider.decide(group, event(happening), hushes.at(now), now);
            group = decision.group();
            if (decision.telling() instanceof Telling.Send send) sent.add(new Sent(now, send));
        }
        return sent;
    }

    private static Event event(Happening happening) {
        var alert = Alert.down(ENDPOINT.with(Label.MODEL, "m" + happening.model()));
        return switch (happening.what()) {
            case 0 -> new Event.Found(alert, new Finding.Firing(BECAUSE));
            case 1 -> new Event.Found(alert, new Finding.Quiet(BECAUSE));
            case 2 -> new Event.Found(alert, new Finding.NoData(BECAUSE));
            case 3 -> new Event.Changed(alert, BECAUSE);
            default -> new Event.Tick();
        };
    }
}
