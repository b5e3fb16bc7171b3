package dev.nines.monitor.alert.channel;

import java.util.Map;

/** What one attempt sends. The content type is JSON's unless a header says otherwise. */
record Draft(Map<String, String> headers, String body) {
    Draft {
        headers = Map.copyOf(headers);
    }

    static Draft json(String body) {
        return new Draft(Map.of(), body);
    }
}
