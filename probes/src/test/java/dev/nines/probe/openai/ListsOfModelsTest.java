package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.openai.reply.ModelListReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lists of different gateways say about a model, each in words of its own. */
class ListsOfModelsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, quoteCharacter = '\0', delimiter = '|', textBlock = """
        case                                  | entry                                                                                      | use       | quoted
        OpenAI says nothing                   | {"object":"model","owned_by":"openai"}                                                     | Unsaid    |
        Together chats                        | {"type":"chat","context_length":4096}                                                      | Chat      | type: chat
        Together, a base model                | {"type":"language"}                                                                        | Unsaid    |
        Together draws                        | {"type":"image"}                                                                           | Other     | type: image
        Together embeds                       | {"type":"embedding"}                                                                       | Embedding | type: embedding
        Together sorts                        | {"type":"rerank"}                                                                          | Other     | type: rerank
        Together judges                       | {"type":"moderation"}                                                                      | Other     | type: moderation
        Together hears                        | {"type":"transcribe"}                                                                      | Other     | type: transcribe
        OpenRouter, text                      | {"architecture":{"modality":"text->text","output_modalities":["text"]}}                    | Chat      | architecture.output_modalities: text
        OpenRouter sees and writes            | {"architecture":{"modality":"text+image->text"}}                                           | Chat      | architecture.modality: text+image->text
        OpenRouter, writes and draws          | {"architecture":{"output_modalities":["image","text"]}}                                    | Chat      | architecture.output_modalities: image, text
        OpenRouter, draws only                | {"architecture":{"modality":"text->image"}}                                                | Other     | architecture.modality: text->image
        OpenRouter embeds                     | {"architecture":{"output_modalities":["embeddings"]}}                                      | Embedding | architecture.output_modalities: embeddings
        a transcriber                         | {"architecture":{"input_modalities":["audio"],"output_modalities":["text"]}}               | Other     | architecture.output_modalities: text
        Mistral chats                         | {"capabilities":{"completion_chat":true,"function_calling":true}}                          | Chat      | capabilities.completion_chat: true
        Mistral does not                      | {"capabilities":{"completion_chat":false,"vision":false}}                                  | Other     | capabilities.completion_chat: false
        Azure embeds                          | {"capabilities":{"chat_completion":false,"embeddings":true}}                               | Embedding | capabilities.embeddings: true
        LiteLLM chats                         | {"mode":"chat"}                                                                            | Chat      | mode: chat
        LiteLLM draws                         | {"mode":"image_generation"}                                                                | Other     | mode: image_generation
        LiteLLM, the mode further in          | {"model_info":{"mode":"embedding"}}                                                        | Embedding | model_info.mode: embedding
        LiteLLM completes, bridges chat       | {"mode":"completion"}                                                                      | Unsaid    |
        SiliconFlow, the narrower word counts | {"type":"text","sub_type":"reranker"}                                                      | Other     | sub_type: reranker
        SiliconFlow hears                     | {"type":"audio","sub_type":"speech-to-text"}                                               | Other     | sub_type: speech-to-text
        Copilot, by endpoint                  | {"supported_endpoints":["/chat/completions","/responses"]}                                 | Chat      | supported_endpoints: /chat/completions, /responses
        Copilot, another endpoint only        | {"supported_endpoints":["/responses"]}                                                     | Other     | supported_endpoints: /responses
        new-api chats                         | {"supported_endpoint_types":["openai","anthropic"]}                                        | Chat      | supported_endpoint_types: openai, anthropic
        new-api, words that say nothing       | {"supported_endpoint_types":["anthropic"]}                                                 | Unsaid    |
        new-api sorts                         | {"supported_endpoint_types":["jina-rerank"]}                                               | Other     | supported_endpoint_types: jina-rerank
        llama.cpp                             | {"capabilities":["completion"],"meta":{"n_params":1}}                                      | Chat      | capabilities: completion
        Ollama embeds                         | {"capabilities":["embedding"]}                                                             | Embedding | capabilities: embedding
        Cloudflare                            | {"task":{"id":"c329","name":"Text Embeddings"}}                                            | Embedding | task.name: Text Embeddings
        Hugging Face                          | {"pipeline_tag":"text-to-image"}                                                           | Other     | pipeline_tag: text-to-image
        vLLM                                  | {"object":"model","max_model_len":4096,"root":"m","permission":[{"id":"p","type":"image"}]} | Unsaid    |
        a word nobody knows                   | {"type":"oracle","mode":7,"architecture":"gru","capabilities":null}                        | Unsaid    |
        """)
    void the_use_of_a_model_is_read_in_the_words_of_the_list(String name, String entry, String use, String quoted) throws IOException {
        var read = ModelUseRules.of(said(entry));

        assertThat(read.getClass().getSimpleName()).isEqualTo(use);
        if (quoted != null) assertThat(read.toString()).isEqualTo(use + "[said=" + quoted + "]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, quoteCharacter = '\0', delimiter = '|', textBlock = """
        case                                | entry                                                               | prompt        | completion
        OpenRouter, texts for one token     | {"pricing":{"prompt":"0.0000002","completion":"0.0000008"}}         | 0.0000002     | 0.0000008
        numbers for one token               | {"pricing":{"prompt":2e-7,"completion":8e-7}}                       | 2E-7          | 8E-7
        Together, numbers for a million     | {"pricing":{"hourly":0,"input":0.18,"output":0.59,"base":0}}        | 1.8E-7        | 5.9E-7
        Vercel, texts for one token         | {"pricing":{"input":"0.00000015","output":"0.0000006"}}             | 1.5E-7        | 6E-7
        LiteLLM                             | {"input_cost_per_token":1e-6,"output_cost_per_token":2e-6}          | 0.000001      | 0.000002
        LiteLLM, further in                 | {"model_info":{"input_cost_per_token":1e-6,"output_cost_per_token":2e-6}} | 0.000001 | 0.000002
        free                                | {"pricing":{"prompt":"0","completion":"0"}}                         | 0             | 0
        it depends                          | {"pricing":{"prompt":"-1","completion":"-1"}}                       |               |
        by the hour                         | {"pricing":{"hourly":2.1,"input":0,"output":0}}                     |               |
        half a price                        | {"pricing":{"prompt":"0.1"}}                                        |               |
        no number                           | {"pricing":{"prompt":"free","completion":"free"}}                   |               |
        a number that would fill the memory | {"pricing":{"prompt":"1e999999999","completion":"1"}}               |               |
        prices in an array                  | {"pricing":[{"prompt":"1"}]}                                        |               |
        """)
    void prices_are_read_in_the_forms_that_exist(String name, String entry, String prompt, String completion) throws IOException {
        var read = PriceRules.of(said(entry));

        if (prompt == null) assertThat(read).isEqualTo(Pricing.UNKNOWN);
        else assertThat(read).isInstanceOfSatisfying(Pricing.PerToken.class, p -> {
            assertThat(p.prompt()).isEqualByComparingTo(prompt);
            assertThat(p.completion()).isEqualByComparingTo(completion);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, quoteCharacter = '\0', delimiter = '|', textBlock = """
        case               | entry                                   | life
        nothing is said    | {"deprecation":null,"archived":false}   | Unsaid[]
        Groq, switched off | {"active":false}                        | Off[said=active: false]
        Mistral, put away  | {"archived":true}                       | Off[said=archived: true]
        Mistral, a date    | {"deprecation":"2026-11-30T12:00:00Z"}  | Ending[said=deprecation: 2026-11-30T12:00:00Z]
        OpenRouter, a date | {"expiration_date":"2026-12-31"}        | Ending[said=expiration_date: 2026-12-31]
        a flag             | {"deprecated":true}                     | Ending[said=deprecated: true]
        Azure              | {"lifecycle_status":"deprecated"}       | Ending[said=lifecycle_status: deprecated]
        """)
    void the_announced_end_of_a_model_is_read(String name, String entry, String life) throws IOException {
        assertThat(ModelLifeRules.of(said(entry))).hasToString(life);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, quoteCharacter = '\0', delimiter = '|', textBlock = """
        case                                    | body                                                                       | ids
        OpenAI                                  | {"object":"list","data":[{"id":"a"},{"id":"b"}]}                           | a b
        Together, the array by itself           | [{"id":"a"},{"id":"b"}]                                                    | a b
        an empty list                           | {"data":[]}                                                                |
        the same id twice                       | {"data":[{"id":"a","type":"chat"},{"id":"a","type":"image"}]}              | a
        entries that name nothing               | {"data":[{"id":""},{"id":"  "},{"id":null},{"id":{"x":"y"}},7,null,[1],{}]} |
        an id that is a number                  | {"data":[{"id":7}]}                                                        | 7
        fields nobody knows, also behind the id | {"x":[[1]],"data":[{"a":{"b":[{}]},"id":"a","z":[[["q"]]]}],"has_more":false} | a
        llama.cpp lists twice                   | {"models":[{"name":"a"}],"object":"list","data":[{"id":"a"}]}              | a
        """)
    void any_list_is_read_whatever_else_it_holds(String name, String body, String ids) throws IOException {
        var expected = ids == null ? List.of() : List.of(ids.split(" "));

        assertThat(read(body)).extracting(ModelListReader.Entry::id).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', delimiter = '|', textBlock = """
        {"error":{"message":"no key"}}
        [{"error":{"code":401}}]
        {"data":null}
        {"data":{"id":"a"}}
        {"data":[{"id":"a"}]} and more
        {"data":[{"id":"a"}
        "models"
        []
        <html>
        """)
    void what_is_no_list_is_refused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
    }

    @Test
    void odd_ids_stay_as_they_are() throws IOException {
        assertThat(read("{\"data\":[{\"id\":\" a/b:free \\u0000\\n\\ud83d\\ude00\\\"%\"}]}"))
                .extracting(ModelListReader.Entry::id).containsExactly(" a/b:free \0\n\uD83D\uDE00\"%");
    }

    @Test
    void ten_thousand_models_with_a_page_about_each_are_read_and_only_what_matters_is_kept() throws IOException {
        var page = "x".repeat(2_000);
        var body = new StringBuilder("{\"data\":[");
        for (int i = 0; i < 10_000; i++) {
            body.append(i == 0 ? "" : ",").append("{\"id\":\"m-").append(i).append("\",\"description\":\"").append(page)
                    .append("\",\"type\":\"chat\",\"lifecycle_status\":\"").append(page).append("\"}");
        }

        var entries = read(body.append("]}").toString());

        assertThat(entries).hasSize(10_000).allSatisfy(e -> {
            assertThat(e.said()).containsOnlyKeys("type", "lifecycle_status");
            assertThat(e.said().get("lifecycle_status")).hasSize(200);
        });
    }

    @Property(tries = 300)
    void whatever_an_entry_says_no_exception_escapes(@ForAll String a, @ForAll String b) {
        assertThatCode(() -> {
            var said = Map.of("type", a, "pricing.prompt", a, "pricing.completion", b, "architecture.modality", a + "->" + b,
                    "capabilities", b, "supported_endpoints", a + "," + b, "deprecation", b);
            ModelUseRules.of(said);
            PriceRules.of(said);
            ModelLifeRules.of(said);
        }).doesNotThrowAnyException();
    }

    private static Map<String, String> said(String entry) throws IOException {
        return read("{\"data\":[" + entry.replaceFirst("\\{", "{\"id\":\"m\",").replace(",}", "}") + "]}").getFirst().said();
    }

    private static List<ModelListReader.Entry> read(String body) throws IOException {
        return ModelListReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
