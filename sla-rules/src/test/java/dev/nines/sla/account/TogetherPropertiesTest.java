package dev.nines.sla.account;

import static dev.nines.sla.account.AccountPropertiesTest.DAY;
import static dev.nines.sla.account.AccountPropertiesTest.TODAY;
import static dev.nines.sla.account.AccountPropertiesTest.bad;
import static dev.nines.sla.account.AccountPropertiesTest.judged;
import static dev.nines.sla.account.AccountPropertiesTest.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.vantage.Vantages;
import dev.nines.sla.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What may never happen where several vantages look at one service, by any quorum and any of the five ways to measure. */
class TogetherPropertiesTest {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final char SILENT = '-';

    /** With too many silent the slot may now be missing, so that too little is left to decide; it is never decided better. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void one_vantage_more_that_found_it_bad_never_improves_a_verdict(
            @ForAll("rules") Rule rule, @ForAll("slots") List<TogetherRun> slots, @ForAll @IntRange(max = 2) int vantage) {
        for (int i = 0; i < slots.size(); i++) {
            var slot = slots.get(i);
            if (!(slot.heard().get(NAMES.get(vantage)) instanceof Scripted run) || run.letter() != '.') continue;
            var heard = new HashMap<>(slot.heard());
            heard.put(NAMES.get(vantage), new Scripted(slot.slot(), bad(rule)));
            var worse = new ArrayList<>(slots);
            worse.set(i, new TogetherRun(slot.vantages(), slot.slot(), heard));

            assertNotDecidedBetter(judged(rule, worse), judged(rule, slots));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void two_parts_of_a_period_add_up_to_the_whole(
            @ForAll("rulesThatAdd") Rule rule, @ForAll("slots") List<TogetherRun> slots, @ForAll @IntRange(min = 1, max = 287) int interval) {
        var cut = TODAY.from().plus(Duration.ofMinutes(5L * interval));
        var before = units(rule, new Frame(TODAY, new Span(Instant.EPOCH, cut), Spans.NONE), slots);
        var after = units(rule, new Frame(TODAY, new Span(cut, Instant.MAX), Spans.NONE), slots);
        var whole = units(rule, Frame.of(TODAY, Spans.NONE), slots);

        assertThat(before.bad().plus(after.bad())).isEqualTo(whole.bad());
        assertThat(before.whole().plus(after.whole())).isEqualTo(whole.whole());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void days_of_another_zone_move_what_was_bad_and_neither_make_nor_lose_any(
            @ForAll("rulesOfAnyZone") Rule rule, @ForAll("slots") List<TogetherRun> slots, @ForAll("zones") ZoneId zone) {
        var here = IntStream.rangeClosed(-2, 2).mapToObj(DAY::plusDays)
                .map(day -> units(rule, Frame.of(new Period(day, day, zone), Spans.NONE), slots).bad())
                .reduce(Fraction.ZERO, Fraction::plus);

        assertThat(here).isEqualTo(units(rule, Frame.of(TODAY, Spans.NONE), slots).bad());
    }

    /** Few minutes, so that they come in runs. */
    @Provide
    Arbitrary<List<TogetherRun>> slots() {
        var letters = Arbitraries.of('.', '.', '.', 'x', 'x', 's', 'e', 'm', SILENT).list().ofSize(NAMES.size());
        var minutes = Combinators.combine(Arbitraries.integers().between(0, 30), letters).as(Map::entry)
                .list().ofMinSize(1).ofMaxSize(25);
        return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.integers().between(0, 1_400), minutes)
                .as((quorum, first, heard) -> heard.stream().map(one -> slot(quorum, first + one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(TogetherRun::slot)).toList());
    }

    @Provide
    Arbitrary<Rule> rules() {
        return Arbitraries.oneOf(rulesThatAdd(), rulesOfAnyZone());
    }

    @Provide
    Arbitrary<Rule> rulesThatAdd() {
        return new AccountPropertiesTest().rulesThatAdd();
    }

    @Provide
    Arbitrary<Rule> rulesOfAnyZone() {
        return new AccountPropertiesTest().rulesOfAnyZone();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return new AccountPropertiesTest().zones();
    }

    private static void assertNotDecidedBetter(Verdict worse, Verdict verdict) {
        if (worse.evidence().attained().isPresent() && verdict.evidence().attained().isPresent()) {
            assertThat(worse.evidence().attained().get()).isLessThanOrEqualTo(verdict.evidence().attained().get());
        }
        if (verdict instanceof Verdict.Breached) assertThat(worse).isNotInstanceOf(Verdict.Met.class);
    }

    private static TogetherRun slot(int quorum, long minute, List<Character> letters) {
        var at = TODAY.from().plus(Duration.ofMinutes(minute));
        var heard = new HashMap<String, Run>();
        for (int i = 0; i < letters.size(); i++) {
            if (letters.get(i) != SILENT) heard.put(NAMES.get(i), new Scripted(at, letters.get(i)));
        }
        return new TogetherRun(new Vantages(quorum, new TreeSet<>(NAMES)), at, heard);
    }
}
