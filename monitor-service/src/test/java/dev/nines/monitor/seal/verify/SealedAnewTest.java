package dev.nines.monitor.seal.verify;

import static dev.nines.monitor.seal.verify.Pack.FAST;
import static dev.nines.monitor.seal.verify.Pack.FIRST;
import static dev.nines.monitor.seal.verify.Pack.KEY;
import static dev.nines.monitor.seal.verify.Pack.ODD;
import static dev.nines.monitor.seal.verify.Pack.OTHER;
import static dev.nines.monitor.seal.verify.Pack.ROWS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.seal.SealKey;
import dev.nines.monitor.seal.verify.Verification.Line;
import dev.nines.monitor.seal.verify.Verification.Order;
import dev.nines.monitor.seal.verify.Verification.Outcome;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.MerkleTree;
import dev.nines.sla.seal.SignedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that came late, and a zip drawn after it: the rows are those of now, the statement rests on those of then. */
class SealedAnewTest {
    private static final String ROWS_1 = "observations/1.csv";
    private static final String LATER = "later-roots.csv";
    private static final String DIFFERS = ROWS_1 + " line 2: 1 more rows of " + FAST + " on 2026-10-01 than the 48 that were sealed";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_day_that_was_sealed_anew_is_named_and_nobody_is_accused() throws IOException {
        var outcome = verify(late().put(LATER, SignedRoot.csv(List.of(root(2, KEY)))));

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.notes()).extracting(Line::text).containsExactly(ROWS_1 + " line 2: " + FAST
                + " on 2026-10-01 was sealed anew as revision 2, after this statement was written: its rows are the 49 of that revision,"
                + " the statement rests on the 48 of revision 1");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                kind("no root of it", p -> p, DIFFERS),
                kind("a root of another's key", p -> p.put(LATER, SignedRoot.csv(List.of(root(2, OTHER)))),
                        LATER + " line 2: the root of " + FAST + " on 2026-10-01 is signed by another key, " + OTHER.open().name()),
                kind("no newer revision", p -> p.put(LATER, SignedRoot.csv(List.of(root(1, KEY)))), DIFFERS),
                kind("a root of another day", p -> p.put(LATER, SignedRoot.csv(List.of(Pack.root(FAST, 1, 2, KEY)))), DIFFERS),
                kind("a root of another series", p -> p.put(LATER, SignedRoot.csv(List.of(Pack.root(ODD, 0, 2, KEY)))), DIFFERS),
                kind("a row changed as well", p -> p.put(LATER, SignedRoot.csv(List.of(root(2, KEY)))).with(ROWS_1, s -> s.replaceFirst("OK,200,100", "OK,200,900")),
                        DIFFERS),
                kind("a root that was changed", p -> p.put(LATER, SignedRoot.csv(List.of(root(2, KEY))).replace(",2,49,", ",3,49,")),
                        LATER + " line 2: the root of " + FAST + " on 2026-10-01 is not what the key " + KEY.open().name() + " signed"),
                kind("what is no file of roots", p -> p.put(LATER, "hello\r\n"), LATER + ": does not begin with ", DIFFERS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void whatever_else_does_not_fit_is_told(String name, UnaryOperator<Pack> change, List<String> problems) throws IOException {
        assertThat(verify(change.apply(late())).problems()).as(name).extracting(Line::text)
                .zipSatisfy(problems, (found, expected) -> assertThat(found).startsWith(expected));
    }

    private static Arguments kind(String name, UnaryOperator<Pack> change, String... problems) {
        return Arguments.of(name, change, List.of(problems));
    }

    private Outcome verify(Pack pack) throws IOException {
        return Verification.of(new Order(pack.zip(folder.resolve("evidence.zip")), Optional.empty(), List.of(KEY.open())));
    }

    private static Pack late() {
        return Pack.sealed().put(ROWS_1, Pack.table(rows()));
    }

    /** A quarter past nine on the first day. */
    private static List<String> rows() {
        var rows = new ArrayList<>(Pack.rows(FAST));
        rows.add(19, rows.get(18).replace("T09:00:00", "T09:15:00"));
        return rows;
    }

    private static SignedRoot root(int revision, SealKey key) {
        var tree = new MerkleTree();
        rows().subList(0, ROWS + 1).forEach(row -> tree.add(row.getBytes(UTF_8)));
        return key.sign(new DayRoot(FAST, FIRST, revision, tree.rows(), tree.root()));
    }
}
