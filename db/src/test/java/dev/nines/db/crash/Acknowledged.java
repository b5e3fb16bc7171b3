package dev.nines.db.crash;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What writers were told is kept, by writer and number; and how far they may have come without being told. */
final class Acknowledged {
    private final List<BitSet> numbers = Stream.generate(BitSet::new).limit(Load.WRITERS).toList();
    private final int[] offered = new int[Load.WRITERS];

    /** A line of the victim. One that was cut off by its end says nothing. */
    void hear(String line) {
        var words = line.split(" ", -1);
        if (!words[0].equals("kept") || words.length != 5 || !words[4].equals(".")) return;
        int writer = Integer.parseInt(words[1]);
        int first = Integer.parseInt(words[2]);
        int end = first + Integer.parseInt(words[3]);
        numbers.get(writer).set(first, end);
        offered[writer] = Math.max(offered[writer], end);
    }

    /** Where each writer goes on: behind everything that may have been offered, so that a number is never two observations. */
    List<Integer> next() {
        return IntStream.of(offered).boxed().toList();
    }

    BitSet of(int writer) {
        return numbers.get(writer);
    }

    int count() {
        return numbers.stream().mapToInt(BitSet::cardinality).sum();
    }
}
