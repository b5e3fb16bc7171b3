package dev.nines.probe.openai;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the fields of a list's entry say a model is for. Every gateway has words of its own; a word that is not known
 * says nothing, and neither do words that one gateway uses for chat and another does not ({@code language}, {@code text}).
 */
final class ModelUseRules {
    /** The narrower field first. */
    private static final List<String> WORDS = List.of("sub_type", "type", "mode", "model_info.mode", "task", "task.name",
            "pipeline_tag", "capabilities.type");
    private static final List<String> SWITCHES = List.of("capabilities.completion_chat", "capabilities.chat_completion",
            "capabilities.chat_completions", "capabilities.chat");
    private static final List<String> ENDPOINTS = List.of("supported_endpoints", "supported_endpoint_types", "endpoints",
            "model_info.supported_endpoints");
    private static final List<String> OUTPUTS =
            List.of("architecture.output_modalities", "output_modalities", "modalities.output", "architecture.modality", "modality");
    private static final Set<String> CHAT = Set.of("chat", "chat-completion", "chat_completion", "conversational");
    private static final Set<String> EMBEDDING = Set.of("embedding", "embeddings", "embed", "text-embedding", "text_embedding",
            "text-embeddings", "text embeddings", "feature-extraction", "sentence-similarity");
    private static final Set<String> OTHER = Set.of("image", "images", "rerank", "reranker", "reranking", "moderation", "moderations",
            "audio", "video", "transcribe", "transcription", "tts", "stt", "speech", "ocr", "realtime", "search", "vector_store",
            "image_generation", "image-generation", "image_edit", "image-edit", "text-to-image", "text_to_image", "image-to-image",
            "text-to-video", "image-to-video", "video_generation", "speech-to-text", "text-to-speech", "text to speech",
            "automatic-speech-recognition", "automatic speech recognition", "audio_transcription", "audio_speech", "music",
            "text-classification", "text classification", "image-classification", "image classification", "object-detection",
            "object detection", "text-to-audio", "text-to-music", "zero-shot-image-classification", "depth-estimation");

    private final Map<String, String> said;

    private ModelUseRules(Map<String, String> said) {
        this.said = said;
    }

    /** @param said fields by their dotted path, the elements of an array joined by commas */
    static ModelUse of(Map<String, String> said) {
        var rules = new ModelUseRules(said);
        return Stream.of(WORDS.stream().map(rules::word), SWITCHES.stream().map(rules::flag),
                        Stream.of("capabilities").map(rules::abilities), ENDPOINTS.stream().map(rules::endpoints),
                        OUTPUTS.stream().map(rules::outputs))
                .flatMap(s -> s).flatMap(Optional::stream).findFirst().orElse(ModelUse.UNSAID);
    }

    private Optional<ModelUse> word(String field) {
        var words = words(field);
        if (anyIn(words, CHAT)) return Optional.of(new ModelUse.Chat(quote(field)));
        if (anyIn(words, EMBEDDING)) return Optional.of(new ModelUse.Embedding(quote(field)));
        return anyIn(words, OTHER) ? Optional.of(new ModelUse.Other(quote(field))) : Optional.empty();
    }

    private Optional<ModelUse> flag(String field) {
        return switch (said.getOrDefault(field, "")) {
            case "true" -> Optional.of(new ModelUse.Chat(quote(field)));
            case "false" -> Optional.of(said.getOrDefault("capabilities.embeddings", "").equals("true")
                    ? new ModelUse.Embedding("capabilities.embeddings: true") : new ModelUse.Other(quote(field)));
            default -> Optional.empty();
        };
    }

    /** As llama.cpp and Ollama write them: a completion model of theirs takes chat, too. */
    private Optional<ModelUse> abilities(String field) {
        var words = words(field);
        if (words.contains("completion") || anyIn(words, CHAT)) return Optional.of(new ModelUse.Chat(quote(field)));
        return anyIn(words, EMBEDDING) ? Optional.of(new ModelUse.Embedding(quote(field))) : Optional.empty();
    }

    /** A list of endpoints is whole: what it leaves out cannot be called. Words that name none are no such list. */
    private Optional<ModelUse> endpoints(String field) {
        var words = words(field);
        if (words.stream().anyMatch(w -> w.endsWith("chat/completions") || w.equals("openai") || CHAT.contains(w))) {
            return Optional.of(new ModelUse.Chat(quote(field)));
        }
        if (words.stream().anyMatch(w -> w.contains("embed"))) return Optional.of(new ModelUse.Embedding(quote(field)));
        boolean others = !words.isEmpty() && words.stream().allMatch(ModelUseRules::isOtherEndpoint);
        return others ? Optional.of(new ModelUse.Other(quote(field))) : Optional.empty();
    }

    private static boolean isOtherEndpoint(String word) {
        return Stream.of("image", "rerank", "video", "audio", "speech", "transcri", "moderation", "response", "realtime", "ocr")
                .anyMatch(word::contains);
    }

    /** {@code text+image->text} or its right side as an array. */
    private Optional<ModelUse> outputs(String field) {
        var text = said.getOrDefault(field, "").toLowerCase(Locale.ROOT);
        if (field.endsWith("modality") && !text.contains("->")) return Optional.empty();
        var outputs = split(text.substring(text.indexOf("->") < 0 ? 0 : text.indexOf("->") + 2));
        if (outputs.isEmpty()) return Optional.empty();
        if (outputs.contains("text") && hearsOnly(text)) return Optional.of(new ModelUse.Other(quote(field)));
        if (outputs.contains("text")) return Optional.of(new ModelUse.Chat(quote(field)));
        return Optional.of(anyIn(outputs, EMBEDDING) ? new ModelUse.Embedding(quote(field)) : new ModelUse.Other(quote(field)));
    }

    /** Audio in and text out, and nothing else in, is a transcriber. */
    private boolean hearsOnly(String modality) {
        var inputs = modality.contains("->") ? split(modality.substring(0, modality.indexOf("->")))
                : Stream.of("architecture.input_modalities", "input_modalities", "modalities.input")
                        .map(this::words).filter(w -> !w.isEmpty()).findFirst().orElse(List.of());
        return inputs.equals(List.of("audio"));
    }

    private List<String> words(String field) {
        return split(said.getOrDefault(field, "").toLowerCase(Locale.ROOT));
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("[,+]")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }

    private static boolean anyIn(List<String> words, Set<String> vocabulary) {
        return words.stream().anyMatch(vocabulary::contains);
    }

    private String quote(String field) {
        return field + ": " + said.getOrDefault(field, "").replace(",", ", ");
    }
}
