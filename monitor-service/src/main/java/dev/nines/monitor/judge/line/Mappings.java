package dev.nines.monitor.judge.line;

import static dev.nines.monitor.judge.line.Field.CACHED;
import static dev.nines.monitor.judge.line.Field.CAUSE;
import static dev.nines.monitor.judge.line.Field.CLASS;
import static dev.nines.monitor.judge.line.Field.END_TIME;
import static dev.nines.monitor.judge.line.Field.ERROR;
import static dev.nines.monitor.judge.line.Field.ERROR_TYPE;
import static dev.nines.monitor.judge.line.Field.FIRST_TOKEN;
import static dev.nines.monitor.judge.line.Field.FIRST_TOKEN_TIME;
import static dev.nines.monitor.judge.line.Field.FLAGS;
import static dev.nines.monitor.judge.line.Field.INPUT_TOKENS;
import static dev.nines.monitor.judge.line.Field.LIMIT;
import static dev.nines.monitor.judge.line.Field.MODEL;
import static dev.nines.monitor.judge.line.Field.OUTCOME;
import static dev.nines.monitor.judge.line.Field.OUTPUT_TOKENS;
import static dev.nines.monitor.judge.line.Field.STATUS;
import static dev.nines.monitor.judge.line.Field.STREAM;
import static dev.nines.monitor.judge.line.Field.TIER;
import static dev.nines.monitor.judge.line.Field.TIME;
import static dev.nines.monitor.judge.line.Field.TOTAL;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The mappings that ship. docs/judge.md lists their columns. */
public final class Mappings {
    /** Our own columns: those of an observation, and shorter ones for a log that is written for us. */
    public static final Mapping NINES = new Named("nines")
            .at(TIME, "scheduled_at", "time").of(MODEL, "model").of(CLASS, "class").of(OUTCOME, "outcome")
            .of(STATUS, "http_status", "status").of(ERROR_TYPE, "error_type").of(ERROR, "error", "detail")
            .of(FIRST_TOKEN, "ttft_us", "first_token_us", "first_token_ms", "first_token_s")
            .of(TOTAL, "total_us", "total_ms", "total_s").of(LIMIT, "limit_us", "limit_ms", "limit_s")
            .of(INPUT_TOKENS, "prompt_tokens", "input_tokens").of(OUTPUT_TOKENS, "completion_tokens", "output_tokens")
            .of(TIER, "service_tier").of(STREAM, "stream").of(CACHED, "cached").of(FLAGS, "flags").of(CAUSE, "cause").mapping();

    /** LiteLLM's standard logging payload, and its table LiteLLM_SpendLogs, where the error stands inside the metadata. */
    public static final Mapping LITELLM = new Named("litellm")
            .at(TIME, "startTime").at(END_TIME, "endTime").at(FIRST_TOKEN_TIME, "completionStartTime")
            .of(MODEL, "model", "model_group").of(OUTCOME, "status", "metadata.status")
            .of(STATUS, "error_information.error_code", "metadata.error_information.error_code")
            .of(ERROR_TYPE, "error_information.error_class", "metadata.error_information.error_class")
            .of(ERROR, "error_str", "error_information.error_message", "metadata.error_information.error_message")
            .of(INPUT_TOKENS, "prompt_tokens").of(OUTPUT_TOKENS, "completion_tokens").of(TIER, "response.service_tier")
            .of(STREAM, "stream").of(CACHED, "cache_hit").mapping();

    /** What clients of OpenAI's API write: the request, the response and how long it took, flat or nested. */
    public static final Mapping OPENAI = new Named("openai")
            .at(TIME, "timestamp", "time", "created_at", "created", "response.body.created", "response.created")
            .of(MODEL, "model", "request.model", "request.body.model", "body.model", "response.model", "response.body.model")
            .of(OUTCOME, "outcome").of(STATUS, "status_code", "response.status_code", "status")
            .of(ERROR_TYPE, "error.code", "error.type", "response.body.error.code", "response.body.error.type", "error_type")
            .of(ERROR, "error.message", "response.body.error.message", "error_message")
            .of(FIRST_TOKEN, "ttft_ms", "time_to_first_token_ms", "first_token_ms", "ttft_s", "time_to_first_token_s")
            .of(TOTAL, "latency_ms", "duration_ms", "response_time_ms", "total_ms", "latency_s", "duration_s")
            .of(INPUT_TOKENS, "usage.prompt_tokens", "usage.input_tokens", "response.usage.prompt_tokens",
                    "response.usage.input_tokens", "response.body.usage.prompt_tokens", "response.body.usage.input_tokens",
                    "prompt_tokens", "input_tokens")
            .of(OUTPUT_TOKENS, "usage.completion_tokens", "usage.output_tokens", "response.usage.completion_tokens",
                    "response.usage.output_tokens", "response.body.usage.completion_tokens", "response.body.usage.output_tokens",
                    "completion_tokens", "output_tokens")
            .of(TIER, "service_tier", "response.service_tier", "response.body.service_tier")
            .of(STREAM, "stream", "request.stream", "request.body.stream", "body.stream").of(CACHED, "cached", "cache_hit").mapping();

    /** By the name that {@code --mapping} takes. */
    public static final Map<String, Mapping> NAMED = Map.of(NINES.name(), NINES, LITELLM.name(), LITELLM, OPENAI.name(), OPENAI);

    private Mappings() {}

    private static final class Named {
        private final String name;
        private final Map<Field, List<Column>> columns = new EnumMap<>(Field.class);

        Named(String name) {
            this.name = name;
        }

        Named at(Field field, String... paths) {
            columns.put(field, Arrays.stream(paths).map(path -> new Column(path, Unit.AUTO)).toList());
            return this;
        }

        /** The unit of a length is the ending of its name. */
        Named of(Field field, String... paths) {
            columns.put(field, Arrays.stream(paths).map(path -> new Column(path, Unit.endingOf(path).orElse(Unit.AUTO))).toList());
            return this;
        }

        Mapping mapping() {
            return new Mapping(name, columns);
        }
    }
}
