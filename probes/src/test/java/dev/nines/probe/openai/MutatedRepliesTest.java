package dev.nines.probe.openai;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A short fuzzing of every build, without a fuzzer: always the same bytes, unless more are asked for. */
class MutatedRepliesTest {
    private static final int EXECUTIONS = Integer.getInteger("nines.fuzz.executions", 1_000);
    private static final long SEED = Long.getLong("nines.fuzz.seed", 9_999);

    private static void fuzz(Predicate<Bodies.Body> which) throws IOException {
        var bodies = Bodies.all().stream().filter(which).toList();
        var mutations = new Mutations(bodies.stream().map(Bodies.Body::bytes).toList(), new Random(SEED));
        for (int i = 0; i < EXECUTIONS; i++) {
            ReplyLaw.holdsFor(bodies.get(i % bodies.size()).with(mutations.next()).wire());
        }
    }

    @Test
    void the_law_holds_for_damaged_streams() throws IOException {
        fuzz(Bodies.Body::isStream);
    }

    @Test
    void the_law_holds_for_damaged_documents() throws IOException {
        fuzz(Bodies.Body::isDocument);
    }

    @Test
    void the_law_holds_for_damaged_refusals() throws IOException {
        fuzz(b -> !b.isSuccess());
    }

    @Test
    void the_law_holds_for_damaged_heads_and_chunks() throws IOException {
        List<byte[]> wires = WireCase.all().stream().map(WireCase::wire).filter(w -> w.length > 0).toList();
        var mutations = new Mutations(wires, new Random(SEED));
        for (int i = 0; i < EXECUTIONS; i++) ReplyLaw.holdsFor(mutations.next());
    }
}
