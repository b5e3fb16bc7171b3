package dev.nines.sla.statement;

import java.util.List;

/**
 * By what a vendor can find an incident in his own logs.
 *
 * @param failures runs of it that failed
 * @param httpStatuses that came with them, rising, each once
 * @param requestIds the vendor's own, of the first failures that have one
 */
public record Signs(long failures, List<Integer> httpStatuses, List<String> requestIds) {
    public static final Signs NONE = new Signs(0, List.of(), List.of());

    public Signs {
        httpStatuses = List.copyOf(httpStatuses);
        requestIds = List.copyOf(requestIds);
    }
}
