package dev.nines.monitor.discover;

import dev.nines.monitor.config.ProbeSettings;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Names a question with its limits by their content: when any of it changes, so does the name. */
public final class ProbeVersion {
    private ProbeVersion() {}

    /** {@code chat-3fa94c01}. */
    public static String of(ProbeSettings probe) {
        var content = new ArrayList<String>(asked(probe.ask()));
        var conduct = probe.conduct();
        var limits = conduct.timeouts();
        Stream.of(limits.connect(), limits.firstToken(), limits.idle(), limits.total(), conduct.connecting(),
                conduct.afterIdle()).map(Object::toString).forEach(content::add);
        return probe.name() + "-" + HexFormat.of().toHexDigits((int) checksum(content));
    }

    private static List<String> asked(Ask ask) {
        return switch (ask) {
            case Ask.Chat c -> List.of("chat", c.prompt().text(), tokens(c.prompt()), c.expect(),
                    Integer.toString(c.maxTokens()), c.serviceTier(), c.delivery().name());
            case Ask.Embedding e -> List.of("embedding", e.prompt().text(), tokens(e.prompt()));
            case Ask.Models _ -> List.of("models");
        };
    }

    private static String tokens(Prompt prompt) {
        return Integer.toString(prompt.contextTokens());
    }

    /** Each text with its length before it, so that no two lists look alike. */
    private static long checksum(List<String> texts) {
        var sum = new CRC32C();
        sum.update(texts.stream().map(t -> t.length() + ":" + t).collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
