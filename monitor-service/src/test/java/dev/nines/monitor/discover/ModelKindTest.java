package dev.nines.monitor.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.ModelLife;
import dev.nines.probe.openai.ModelUse;
import dev.nines.probe.openai.Pricing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelKindTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "gpt-4o", "gpt-4o-mini", "gpt-5", "gpt-5-nano-2025-08-07", "gpt-4o-search-preview", "chatgpt-4o-latest", "o3-mini", "o1",
        "gpt-3.5-turbo", "gpt-4-turbo", "gpt-oss-120b", "claude-sonnet-4-5", "anthropic/claude-3.5-haiku",
        "gemini-2.5-pro", "models/gemini-2.0-flash-lite", "google/gemma-3-27b-it", "mistral-large-latest", "ministral-8b-latest",
        "codestral-2508", "pixtral-12b-2409", "open-mixtral-8x22b", "magistral-small-2506", "Pro/deepseek-ai/DeepSeek-V3.2",
        "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B", "deepseek-chat", "deepseek-ai/DeepSeek-OCR", "Qwen/Qwen3-32B",
        "Qwen/Qwen2.5-VL-72B-Instruct", "qwen3-coder-plus", "Qwen/QwQ-32B", "qwen-omni-turbo", "THUDM/GLM-4-9B-0414", "zai-org/GLM-4.6",
        "moonshotai/Kimi-K2-Instruct", "MiniMaxAI/MiniMax-M1-80k", "tencent/Hunyuan-A13B-Instruct", "inclusionAI/Ling-flash-2.0",
        "baidu/ERNIE-4.5-300B-A47B", "stepfun-ai/step3", "meta-llama/Llama-3.3-70B-Instruct-Turbo", "meta-llama/Llama-Guard-4-12B",
        "nvidia/llama-3.1-nemotron-70b-instruct", "microsoft/phi-4", "phi-4-multimodal-instruct", "cohere/command-r-plus",
        "CohereForAI/aya-expanse-32b", "amazon.nova-lite-v1:0", "ai21/jamba-1.5-large", "grok-4-fast-reasoning", "x-ai/grok-vision-beta",
        "perplexity/sonar-pro", "allenai/olmocr-7b-0825", "nousresearch/hermes-4-405b", "llama3.2:1b", "ibm-granite/granite-3.3-8b-instruct",
        "01-ai/Yi-1.5-34B-Chat", "internlm/internlm3-8b-instruct", "tiiuae/falcon-180b-chat", "yandexgpt-lite", "house/model-0",
        "openrouter/auto", "liquid/lfm-40b", "HuggingFaceTB/SmolLM2-1.7B-Instruct", "upstage/solar-pro", "sorani-chat-7b",
        "Steelskull/L3.3-Electra-R1-70b", "writer/palmyra-x5", "sao10k/l3-euryale-70b", "mancer/weaver", "rekaai/reka-flash-3"
    })
    void a_name_that_may_be_a_chat_models_is_asked(String id) {
        assertThat(ModelNames.kind(id)).isEqualTo(new ModelKind.Chat());
    }

    @ParameterizedTest(name = "{0}: {1} ({2})")
    @CsvSource({
        "text-embedding-3-small, Embedding, *embed*", "text-embedding-ada-002, Embedding, *embed*", "mistral-embed, Embedding, *embed*",
        "nomic-ai/nomic-embed-text-v1.5, Embedding, *embed*", "nvidia/nv-embedqa-e5-v5, Embedding, *embed*",
        "mixedbread-ai/mxbai-embed-large-v1, Embedding, *embed*", "amazon.titan-embed-text-v2:0, Embedding, *embed*",
        "jina-embeddings-v3, Embedding, *embed*", "Qwen/Qwen3-Embedding-8B, Embedding, *embed*", "gemini-embedding-001, Embedding, *embed*",
        "snowflake/arctic-embed-l, Embedding, *embed*", "BAAI/bge-m3, Embedding, bge", "Pro/BAAI/bge-m3, Embedding, bge",
        "bge-large-zh-v1.5, Embedding, bge", "intfloat/multilingual-e5-large, Embedding, e5", "e5-mistral-7b-instruct, Embedding, e5",
        "thenlper/gte-large, Embedding, gte", "Alibaba-NLP/gte-Qwen2-7B-instruct, Embedding, gte", "moka-ai/m3e-base, Embedding, m3e",
        "voyage-3-large, Embedding, voyage", "sentence-transformers/all-MiniLM-L6-v2, Embedding, *minilm*",
        "sentence-transformers/all-mpnet-base-v2, Embedding, *-mpnet-*", "jina-colbert-v2, Embedding, *colbert*",
        "WhereIsAI/UAE-Large-V1, Embedding, uae", "text-similarity-ada-001, Embedding, *text-similarity*",
        "BAAI/bge-reranker-v2-m3, Other, *rerank*", "rerank-english-v3.0, Other, *rerank*", "Salesforce/Llama-Rank-rerank, Other, *rerank*",
        "whisper-1, Other, *whisper*", "whisper-large-v3-turbo, Other, *whisper*", "gpt-4o-transcribe, Other, *transcri*",
        "gpt-4o-mini-tts, Other, *tts*", "tts-1-hd, Other, *tts*", "coqui/XTTS-v2, Other, *tts*", "playai-tts, Other, *tts*",
        "fishaudio/fish-speech-1.5, Other, *speech*", "FunAudioLLM/CosyVoice2-0.5B, Other, *cosyvoice*", "FunAudioLLM/SenseVoiceSmall, Other, *sensevoice*",
        "hexgrad/Kokoro-82M, Other, kokoro", "canopylabs/orpheus-3b-0.1-ft, Other, orpheus", "nvidia/parakeet-ctc-0.6b-asr, Other, asr",
        "omni-moderation-latest, Other, *moderation*", "dall-e-3, Other, *dall-e*", "gpt-image-1, Other, *image*", "imagen-4.0-generate-001, Other, *image*",
        "Qwen/Qwen-Image-Edit, Other, *image*", "black-forest-labs/FLUX.1-schnell, Other, *flux*", "Pro/black-forest-labs/FLUX.1-schnell, Other, *flux*",
        "stabilityai/stable-diffusion-3-5-large, Other, *stable-diffusion*", "stabilityai/sdxl-turbo, Other, sdxl", "Kwai-Kolors/Kolors, Other, kolors",
        "cogview-4-250304, Other, cogview", "openai/clip-vit-base-patch32, Other, clip", "google/siglip-so400m, Other, siglip",
        "sora-2-pro, Other, sora", "veo-3.0-generate-preview, Other, veo", "veo3-fast, Other, veo", "Wan-AI/Wan2.2-T2V-A14B, Other, t2v",
        "Wan-AI/Wan2.2-I2V-A14B, Other, i2v", "genmo/video-1, Other, *video*", "tencent/HunyuanVideo, Other, *video*",
        "gpt-4o-realtime-preview, Other, *realtime*", "mistral-ocr-latest, Other, *mistral-ocr*", "davinci-002, Other, davinci",
        "babbage-002, Other, babbage", "gpt-3.5-turbo-instruct-0914, Other, *gpt-3.5-turbo-instruct*", "text-davinci-003, Other, *text-davinci*"
    })
    void a_name_that_says_what_else_it_is_is_set_aside_with_the_word_that_says_so(String id, String kind, String word) {
        var found = ModelNames.kind(id);

        assertThat(found.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(found).hasToString(kind + "[reason=not a chat model by its name (" + word + ")]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                            | id              | use       | kind
        the list says nothing, the name decides         | bge-m3          | Unsaid    | Embedding[reason=not a chat model by its name (bge)]
        the list knows better than the name             | flux-chat       | Chat      | Chat[]
        the list says it embeds                         | plain           | Embedding | Embedding[reason=not a chat model by its list (said so)]
        the list only says no chat, the name says more  | mistral-embed   | Other     | Embedding[reason=not a chat model by its list (said so)]
        the list says no chat                           | plain           | Other     | Other[reason=not a chat model by its list (said so)]
        """)
    void the_list_counts_before_the_name(String name, String id, String use, String kind) {
        var listed = new ListedModel(id, Pricing.UNKNOWN, switch (use) {
            case "Chat" -> new ModelUse.Chat("said so");
            case "Embedding" -> new ModelUse.Embedding("said so");
            case "Other" -> new ModelUse.Other("said so");
            default -> ModelUse.UNSAID;
        }, ModelLife.UNSAID);

        assertThat(ModelKind.of(listed)).hasToString(kind);
    }
}
