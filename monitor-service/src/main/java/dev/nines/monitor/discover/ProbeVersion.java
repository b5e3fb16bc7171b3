package dev.nines.monitor.discover;

import dev.nines.monitor.config.ProbeSettings;
import java.util.HexFormat;
import java.util.Objects;

/** Names a question with its limits by their content: when either changes, so does the name. */
public final class ProbeVersion {
    private ProbeVersion() {}

    /** {@code chat-3fa94c01}. */
    public static String of(ProbeSettings probe) {
        var q = probe.question();
        var t = probe.timeouts();
        int content =
                Objects.hash(q.prompt(), q.expect(), q.maxTokens(), t.connect(), t.firstToken(), t.idle(), t.total());
        return probe.name() + "-" + HexFormat.of().toHexDigits(content);
    }
}
