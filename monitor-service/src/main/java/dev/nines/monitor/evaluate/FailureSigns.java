package dev.nines.monitor.evaluate;

import dev.nines.sla.account.Sign;
import dev.nines.sla.statement.Signs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Gathers by what the failures of one incident can be found. Failures come in before it is known whether they become one. */
final class FailureSigns {
    /** Enough for a vendor to begin with; the evidence has them all. */
    private static final int FIRST_IDS = 5;

    private final List<Failure> failures = new ArrayList<>();
    private final TreeSet<Integer> statuses = new TreeSet<>();
    private final List<String> ids = new ArrayList<>();
    private boolean isOpen;
    private long count;

    private record Failure(Instant slot, List<Sign> signs) {}

    void failed(Instant slot, List<Sign> signs) {
        if (isOpen) gather(signs);
        else failures.add(new Failure(slot, signs));
    }

    /** Those since then are the incident's. */
    void opened(Instant since) {
        isOpen = true;
        failures.stream().filter(one -> !one.slot().isBefore(since)).forEach(one -> gather(one.signs()));
        failures.clear();
    }

    /** It came to nothing, or is over. */
    void forget() {
        failures.clear();
        statuses.clear();
        ids.clear();
        count = 0;
        isOpen = false;
    }

    Signs signs() {
        return new Signs(count, List.copyOf(statuses), ids);
    }

    private void gather(List<Sign> signs) {
        count++;
        for (var sign : signs) {
            if (sign.httpStatus() > 0) statuses.add(sign.httpStatus());
            if (!sign.requestId().isEmpty() && ids.size() < FIRST_IDS) ids.add(sign.requestId());
        }
    }
}
