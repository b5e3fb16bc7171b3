package dev.nines.monitor.discover;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Model lists also name what cannot chat, and most say nothing of it. An id says so often enough that asking it once a minute
 * would only fill a month with BAD_REQUEST; who wants it asked all the same names its exact id. A name that may as well be that
 * of a chat model is not here: it is set aside by its first answers.
 */
final class ModelNames {
    /** A sorter is often named after the embedding model that it was made of: first. */
    private static final List<Word> OTHERS = Stream.concat(
            Stream.of("rerank", "whisper", "tts", "transcri", "speech", "moderation", "dall-e", "image", "flux", "stable-diffusion",
                    "stable-video", "video", "realtime", "cosyvoice", "sensevoice", "text-to-", "midjourney", "seedream", "seedance",
                    "musicgen", "mistral-ocr", "gpt-3.5-turbo-instruct", "text-davinci", "colpali").map(Word::anywhere),
            Stream.of("asr", "stt", "clip", "siglip", "sdxl", "sd3", "sora", "veo", "imagen", "kolors", "cogview", "kling",
                    "t2v", "i2v", "t2i", "lyria", "recraft", "ideogram", "orpheus", "kokoro", "parakeet", "davinci", "babbage")
                    .map(Word::whole)).toList();
    private static final List<Word> EMBEDDINGS = Stream.concat(
            Stream.of("embed", "colbert", "minilm", "text-similarity", "text-search", "-mpnet-", "sentence-t5").map(Word::anywhere),
            Stream.of("bge", "e5", "gte", "m3e", "voyage", "uae").map(Word::whole)).toList();

    private ModelNames() {}

    /** A part of an id. A whole word has neither a letter nor another digit beside it: {@code sora-2} and not {@code sorani}. */
    private record Word(String text, Pattern pattern) {
        static Word anywhere(String text) {
            return new Word("*" + text + "*", Pattern.compile(Pattern.quote(text)));
        }

        static Word whole(String text) {
            return new Word(text, Pattern.compile("(?<![a-z0-9])" + Pattern.quote(text) + "(?![a-z])(?!(?<=[0-9])[0-9])"));
        }

        boolean isIn(String id) {
            return pattern.matcher(id).find();
        }
    }

    static ModelKind kind(String id) {
        var lower = id.toLowerCase(Locale.ROOT);
        return first(OTHERS, lower).<ModelKind>map(w -> new ModelKind.Other(reason(w)))
                .or(() -> first(EMBEDDINGS, lower).map(w -> new ModelKind.Embedding(reason(w))))
                .orElseGet(ModelKind.Chat::new);
    }

    private static Optional<Word> first(List<Word> words, String id) {
        return words.stream().filter(w -> w.isIn(id)).findFirst();
    }

    private static String reason(Word word) {
        return "not a chat model by its name (" + word.text() + ")";
    }
}
