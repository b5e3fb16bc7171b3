package dev.nines.monitor.discover;

import dev.nines.monitor.config.ModelPattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Model lists also name what cannot chat. An id says so often enough that asking it once a minute would only fill a
 * month with BAD_REQUEST; who wants it asked all the same names its exact id.
 */
final class ChatNames {
    private static final List<ModelPattern> OTHERS = Stream.of(
                    "*embed*", "*rerank*", "*whisper*", "*tts*", "*transcribe*", "*speech*",
                    "*moderation*", "*dall-e*", "*image*", "*flux*", "*stable-diffusion*", "*video*", "*realtime*")
            .map(ModelPattern::new).toList();

    private ChatNames() {}

    /** Why this id is not taken for a chat model. */
    static Optional<String> whyNot(String model) {
        var lower = model.toLowerCase(Locale.ROOT);
        return OTHERS.stream().filter(p -> p.matches(lower)).findFirst()
                .map(p -> "not a chat model by its name (" + p.text() + ")");
    }
}
