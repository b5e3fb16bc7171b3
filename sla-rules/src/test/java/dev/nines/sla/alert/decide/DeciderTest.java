package dev.nines.sla.alert.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.MonitorBlind;
import dev.nines.sla.alert.Topic;
import dev.nines.sla.alert.decide.Outages.Outage;
import dev.nines.sla.Ratio;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.scope.ScopeStep;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.Silences;
import dev.nines.sla.silence.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeciderTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final Labels ENDPOINT = Labels.of(Label.ENDPOINT, "e");
    /** Waits a second, then a minute; repeats after an hour; three openings in ten minutes flap, ten minutes of calm end that. */
    private static final Policy POLICY = new Policy(
            java.util.Set.of(Label.ENDPOINT, Label.RULE),
            new Policy.Timing(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1)),
            new Policy.Flapping(3, Duration.ofMinutes(10), Duration.ofMinutes(10)));
    private static final Grounds BECAUSE = new Grounds("because", List.of());

    /**
     * Words as a second and what happens then: a! fires, a. is quiet, a? has no data, a~ has more to say, t is a tick. Shown is what was sent.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                             | silent | events                            | sent
        one alert, from beginning to end                 |        | 0a! 1t 300a. 301t                 | 1 OPENED a; 301 RESOLVED a
        company within the wait is told together         |        | 0a! 0b! 1t                        | 1 OPENED a b
        later company waits for the interval             |        | 0a! 1t 2b! 3t 60t 61t             | 1 OPENED a; 61 UPDATED b (a)
        after the interval it waits no longer            |        | 0a! 1t 100b! 101t                 | 1 OPENED a; 101 UPDATED b (a)
        one of two is over                               |        | 0a! 0b! 1t 100b. 101t             | 1 OPENED a b; 101 UPDATED b (a)
        the last one is told without the interval        |        | 0a! 1t 2a. 3t                     | 1 OPENED a; 3 RESOLVED a
        over before anybody was told: once               |        | 0a! 0a. 1t 2t                     | 1 CLOSED a
        a flicker within the wait is nothing new         |        | 0a! 0a. 0a! 1t 2t                 | 1 OPENED a
        back before the end was told                     |        | 0a! 1t 100a. 100a! 101t 200t      | 1 OPENED a
        no data resolves nothing                         |        | 0a! 1t 100a? 101t 200a. 201t      | 1 OPENED a; 201 RESOLVED a
        no data fires nothing                            |        | 0a? 1t                            |
        more to say                                      |        | 0a! 1t 2a~ 3a~ 61t 62t            | 1 OPENED a; 61 UPDATED a
        more to say waits for company, too               |        | 0a! 1t 100a~ 101t                 | 1 OPENED a; 101 UPDATED a
        more to say before it was told                   |        | 0a! 0a~ 1t 100t                   | 1 OPENED a
        a repeat when it is due                          |        | 0a! 1t 3600t 3601t 3602t 7201t    | 1 OPENED a; 3601 REPEAT (a); 7201 REPEAT (a)
        the same finding again is not told again         |        | 0a! 1t 60a! 120a! 180a!           | 1 OPENED a
        silenced: nothing, and then all that still fires | 0-100  | 0a! 1t 50b! 51b. 99t 100t         | 100 OPENED a
        silenced and over: nobody hears of it            | 0-100  | 0a! 1t 50a. 100t 101t             |
        silenced after it was told: the end is told      | 10-500 | 0a! 1t 20a. 21t                   | 1 OPENED a; 21 RESOLVED a
        no repeats in a silence, one after it            | 10-4000| 0a! 1t 3601t 3999t 4000t 4001t    | 1 OPENED a; 4000 REPEAT (a)
        it flapped in a silence, and is calm after it    | 0-700  | 0a! 5a. 10a! 15a. 20a! 700t 701t  | 700 OPENED a
        flapping is said once                            |        | 0a! 1t 9a. 10t 20a! 21t 29a. 30t 40a! 41t 50a. 60a! 70a. 71t 600t | 1 OPENED a; 10 RESOLVED a; 21 OPENED a; 30 RESOLVED a; 41 FLAPPING a
        calm again and quiet                             |        | 0a! 1t 9a. 10t 20a! 21t 29a. 30t 40a! 41t 50a. 649t 650t 651t | 1 OPENED a; 10 RESOLVED a; 21 OPENED a; 30 RESOLVED a; 41 FLAPPING a; 650 RESOLVED a
        calm again and firing                            |        | 0a! 1t 9a. 10t 20a! 21t 29a. 30t 40a! 41t 50a. 60a! 661t 662t | 1 OPENED a; 10 RESOLVED a; 21 OPENED a; 30 RESOLVED a; 41 FLAPPING a; 662 UPDATED a
        """)
    void what_is_told(String name, String silent, String events, String sent) {
        var context = new Context(POLICY, silences(silent), Outages.NONE);

        assertThat(String.join("; ", sent(events, context))).as(name).isEqualTo(sent == null ? "" : sent);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                     | silent | events     | hold
        nothing is known of anything             |        | 0t         | QUIET for ever
        of the others it says nothing            |        | 0a! 1t 2b. | QUIET until 3601
        nothing fires                            |        | 0a.        | QUIET for ever
        waits for company                        |        | 0a!        | GROUP_WAIT until 1
        the message before is too young          |        | 0a! 1t 2b! | GROUP_INTERVAL until 61
        told, until the repeat                   |        | 0a! 1t 2t  | ALREADY_TOLD until 3601
        silenced                                 | 0-100  | 0a!        | SILENCED until 100
        no data                                  |        | 0a! 1t 2a? | NO_DATA until 3601
        came and went in a silence               | 0-100  | 0a! 1a.    | SILENCED for ever
        flapping waits as any other news         |        | 0a! 1a. 2a! 3a. 4a! 5t 6a. | GROUP_INTERVAL until 62
        flapping                                 |        | 0a! 1t 2a. 3t 100a! 101t 102a. 103t 200a! 201t 202a. | FLAPPING until 802
        """)
    void every_hold_says_why_and_when_to_ask_again(String name, String silent, String events, String hold) {
        var context = new Context(POLICY, silences(silent), Outages.NONE);
        var group = Group.start(ENDPOINT);
        Telling last = new Telling.Hold(Telling.Reason.QUIET, "", Instant.MAX);
        for (var word : events.split(" ", -1)) {
            var decision = Decider.decide(group, event(word), context, at(word));
            group = decision.group();
            last = decision.telling();
        }

        assertThat(last).isInstanceOfSatisfying(Telling.Hold.class, held -> assertThat(text(held)).as(name).isEqualTo(hold));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                              | topic   | of           | down        | since over s | held
        an endpoint stands for its models                 | OUTAGE  | e,m          | e           | -            | INHIBITED
        and not for itself                                | OUTAGE  | e            | e           | -            | GROUP_WAIT
        nor for the models of another                     | OUTAGE  | f,m          | e           | -            | GROUP_WAIT
        a model that is down has no p99                   | TAIL    | e,m          | e,m         | -            | INHIBITED
        nor has it a budget to burn                       | UPTIME  | e,m          | e,m         | -            | INHIBITED
        another model has                                 | TAIL    | e,n          | e,m         | -            | GROUP_WAIT
        money is told all the same                        | PROMISE | e,m          | e           | -            | GROUP_WAIT
        a breach is told all the same                     | BREACH  | e,m          | e           | -            | GROUP_WAIT
        a budget that burns is explained by the outage    | BURN    | e,m          | e           | -            | INHIBITED
        and our own trouble                               | MONITOR | e,m          | e           | -            | GROUP_WAIT
        its windows remember it for a while               | TAIL    | e,m          | e,m         | 299          | INHIBITED
        and then no more                                  | TAIL    | e,m          | e,m         | 300          | GROUP_WAIT
        """)
    void who_is_inhibited_by_whom(String name, Topic topic, String of, String down, String over, Telling.Reason held) {
        var alert = new Alert(labels(of).with(Label.RULE, "r"), topic, Severity.PAGE, Duration.ofMinutes(5));
        var until = over.equals("-") ? Instant.MAX : START.minusSeconds(Long.parseLong(over));
        var context = new Context(POLICY, Silences.NONE, new Outages(List.of(new Outage(labels(down), until))));

        var telling = Decider.decide(Group.start(ENDPOINT), firing(alert), context, START).telling();

        assertThat(telling).isInstanceOfSatisfying(Telling.Hold.class, hold -> assertThat(hold.reason()).as(name).isEqualTo(held));
    }

    @Test
    void what_was_inhibited_and_still_fires_when_the_outage_is_forgotten_is_told_then() {
        var tail = new Alert(labels("e,m").with(Label.RULE, "p99"), Topic.TAIL, Severity.PAGE, Duration.ofMinutes(5));
        var down = new Context(POLICY, Silences.NONE, new Outages(List.of(Outage.lasting(labels("e,m")))));
        var over = new Context(POLICY, Silences.NONE, new Outages(List.of(new Outage(labels("e,m"), START.plusSeconds(60)))));
        var held = Decider.decide(Group.start(ENDPOINT), firing(tail), down, START);

        assertThat(Decider.decide(held.group(), new Event.Tick(), over, START.plusSeconds(61)).telling())
                .isEqualTo(new Telling.Hold(Telling.Reason.INHIBITED, "endpoint=e, model=m is down", START.plusSeconds(360)));
        assertThat(Decider.decide(held.group(), new Event.Tick(), over, START.plusSeconds(360)).telling())
                .isInstanceOfSatisfying(Telling.Send.class, send -> assertThat(send.kind()).isEqualTo(Telling.Kind.OPENED));
    }

    @Test
    void an_outage_of_184_models_is_one_message() {
        var group = Group.start(ENDPOINT);
        var context = new Context(Policy.USUAL, Silences.NONE, Outages.NONE);
        for (int i = 0; i < 184; i++) {
            var alert = Alert.down(ENDPOINT.with(Label.MODEL, "m" + i));
            var decision = Decider.decide(group, firing(alert), context, START.plusMillis(i));
            assertThat(decision.telling()).isInstanceOf(Telling.Hold.class);
            group = decision.group();
        }

        assertThat(Decider.decide(group, new Event.Tick(), context, START.plusMillis(500)).telling())
                .isInstanceOfSatisfying(Telling.Send.class, send -> assertThat(send.lines()).hasSize(184));
    }

    @Test
    void a_receiver_that_never_heard_the_opening_hears_the_end_as_closed() {
        assertThat(Telling.Kind.RESOLVED.to(Telling.Opening.NEVER_ARRIVED)).isEqualTo(Telling.Kind.CLOSED);
        assertThat(Telling.Kind.RESOLVED.to(Telling.Opening.ARRIVED)).isEqualTo(Telling.Kind.RESOLVED);
        assertThat(Telling.Kind.OPENED.to(Telling.Opening.NEVER_ARRIVED)).isEqualTo(Telling.Kind.OPENED);
    }

    @Test
    void incidents_are_alerts_like_any_other() {
        var down = Alert.down(ENDPOINT);
        var members = new TreeMap<SeriesId, Instant>();
        members.put(new SeriesId("a"), START);

        assertThat(Event.of(down, "inc-1", new Step.Opened(START, START.plusSeconds(60), "TIMEOUT"))).get().isInstanceOfSatisfying(Event.Found.class,
                found -> assertThat(found.finding().grounds().reason()).isEqualTo("TIMEOUT"));
        assertThat(Event.of(down, "inc-1", new Step.Closed(START, START.plusSeconds(60), START.plusSeconds(90)))).get()
                .isInstanceOfSatisfying(Event.Found.class, found -> assertThat(found.finding()).isInstanceOf(Finding.Quiet.class));
        assertThat(Event.of(down, "inc-1", new Step.Hold(Step.Reason.CONFIRM))).isEmpty();
        assertThat(Event.of(down, "inc-1", new ScopeStep.Opened(START, START, members, "CONNECT"))).get().isInstanceOfSatisfying(Event.Found.class,
                found -> assertThat(found.finding().grounds().reason()).isEqualTo("1 targets down: CONNECT"));
        assertThat(Event.of(down, "inc-1", new ScopeStep.Updated(START, START, ScopeStep.Change.JOINED, new SeriesId("b"), 7))).get()
                .isInstanceOfSatisfying(Event.Changed.class, changed -> assertThat(changed.grounds().reason()).startsWith("7 targets down"));
        assertThat(Event.of(down, "inc-1", new ScopeStep.Closed(START, START, START, members))).get().isInstanceOfSatisfying(Event.Found.class,
                found -> assertThat(found.finding().grounds().reason()).isEqualTo("works again, but for 1 targets"));
        assertThat(Event.of(down, "inc-1", new ScopeStep.Hold(ScopeStep.Reason.KNOWN))).isEmpty();
        assertThat(Alert.degraded(ENDPOINT).topic()).isEqualTo(Topic.TAIL);
        assertThat(Alert.ownTrouble(ENDPOINT).topic()).isEqualTo(Topic.MONITOR);
    }

    @Test
    void an_alert_of_a_rule_carries_its_name_and_a_group_is_forgotten_when_it_is_over() {
        var rule = new MonitorBlind("blind", Severity.PAGE, new Ratio(1, 2), Duration.ofMinutes(10));
        var alert = Alert.of(rule, ENDPOINT);
        var context = new Context(POLICY, silences("0-5"), Outages.NONE);
        var fired = Decider.decide(Group.start(POLICY.group(alert)), firing(alert), context, START).group();
        var over = Decider.decide(fired, new Event.Found(alert, new Finding.Quiet(BECAUSE)), context, START.plusSeconds(1)).group();

        assertThat(alert.labels().text()).isEqualTo("endpoint=e, rule=blind");
        assertThat(fired.isIdle(START.plusSeconds(9_999), POLICY.flapping())).isFalse();
        assertThat(over.isIdle(START.plusSeconds(600), POLICY.flapping())).isFalse();
        assertThat(over.isIdle(START.plusSeconds(601), POLICY.flapping())).isTrue();
        assertThat(Group.start(ENDPOINT).isIdle(START, POLICY.flapping())).isTrue();
    }

    @Test
    void a_policy_that_would_keep_the_first_message_for_long_is_refused() {
        var minute = Duration.ofMinutes(1);

        assertThatThrownBy(() -> new Policy.Timing(Duration.ofMillis(1_001), minute, minute)).hasMessage("group-wait must be in 0..1 s: PT1.001S");
        assertThatThrownBy(() -> new Policy.Timing(Duration.ZERO, minute.negated(), minute)).hasMessage("group-interval must not be negative: PT-1M");
        assertThatThrownBy(() -> new Policy.Timing(Duration.ZERO, minute, Duration.ZERO)).hasMessage("repeat-every must be positive: PT0S");
        assertThatThrownBy(() -> new Policy.Flapping(1, minute, minute)).hasMessage("openings must be at least 2: 1");
        assertThatThrownBy(() -> new Policy.Flapping(2, minute, Duration.ZERO)).hasMessageStartingWith("must be positive: within");
        assertThatThrownBy(() -> new Alert(ENDPOINT, Topic.COST, Severity.PAGE, minute)).hasMessage("an alert must name its rule: endpoint=e");
    }

    private static List<String> sent(String events, Context context) {
        var sent = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var group = Group.start(ENDPOINT);
        for (var word : events.split(" ", -1)) {
            var decision = Decider.decide(group, event(word), context, at(word));
            group = decision.group();
            if (decision.telling() instanceof Telling.Send send) {
                sent.add(second(word) + " " + text(send));
                keys.add(send.key());
            }
        }
        assertThat(keys).doesNotHaveDuplicates();
        return sent;
    }

    private static String text(Telling.Send send) {
        var text = new StringBuilder(send.kind().name());
        for (var line : send.lines()) {
            var model = line.alert().labels().value(Label.MODEL).orElseThrow();
            text.append(' ').append(line.what() == Telling.What.STILL ? "(" + model + ")" : model);
        }
        return text.toString();
    }

    private static String text(Telling.Hold hold) {
        var until = hold.until().equals(Instant.MAX) ? " for ever" : " until " + Duration.between(START, hold.until()).toSeconds();
        return hold.reason() + until;
    }

    private static Event event(String word) {
        var what = word.replaceAll("\\d+", "");
        if (what.equals("t")) return new Event.Tick();
        var alert = Alert.down(ENDPOINT.with(Label.MODEL, what.substring(0, 1)));
        return switch (what.charAt(1)) {
            case '!' -> firing(alert);
            case '.' -> new Event.Found(alert, new Finding.Quiet(BECAUSE));
            case '?' -> new Event.Found(alert, new Finding.NoData(BECAUSE));
            default -> new Event.Changed(alert, BECAUSE);
        };
    }

    private static Event firing(Alert alert) {
        return new Event.Found(alert, new Finding.Firing(BECAUSE));
    }

    private static Labels labels(String of) {
        var names = of.split(",", -1);
        var endpoint = Labels.of(Label.ENDPOINT, names[0]);
        return names.length == 1 ? endpoint : endpoint.with(Label.MODEL, names[1]);
    }

    private static Silences silences(String span) {
        if (span == null) return Silences.NONE;
        var ends = span.split("-", -1);
        var when = new When.Once(new Span(START.plusSeconds(Long.parseLong(ends[0])), START.plusSeconds(Long.parseLong(ends[1]))));
        return new Silences(List.of(new Silence("s", Silence.Kind.SILENCE,
                List.of(new Matcher(Label.ENDPOINT, Matcher.Is.EQUAL, "e")), when,
                new Silence.Origin("ada", "known", START, new Silence.Ending.AsPlanned()))));
    }

    private static Instant at(String word) {
        return START.plusSeconds(second(word));
    }

    private static long second(String word) {
        return Long.parseLong(word.replaceAll("\\D+", ""));
    }
}
