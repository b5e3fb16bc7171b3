package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row for each rule that decides a class; times and sockets are elsewhere. */
class ClassificationTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            quota hides in a 429                  | 429 | {"error":{"type":"insufficient_quota","code":"insufficient_quota"}}      | QUOTA
            a missing model hides in a 500        | 500 | {"error":{"code":"model_not_found","message":"gone"}}                    | MODEL_NOT_FOUND
            a flat vLLM error                     | 404 | {"object":"error","type":"NotFoundError","code":404,"message":"gone"}    | MODEL_NOT_FOUND
            OpenRouter has no endpoints           | 503 | {"error":{"code":503,"availability":{"code":"no_endpoints"}}}            | MODEL_NOT_FOUND
            a message that is an object           | 400 | {"error":{"message":{"error":"bad"},"code":"400"}}                       | BAD_REQUEST
            an error that is a text               | 401 | {"error":"no such key"}                                                  | AUTH
            Portkey wraps a page                  | 502 | {"html-message":"<html>bad gateway</html>"}                              | SERVER_ERROR
            flex capacity is full                 | 498 | {"error":{"type":"capacity_exceeded"}}                                   | RATE_LIMITED
            a proxy wants a password              | 407 |                                                                          | AUTH
            the request took the server too long  | 408 |                                                                          | TIMEOUT
            the gateway waited too long           | 504 | <html>504</html>                                                         | TIMEOUT
            Cloudflare cannot connect             | 521 |                                                                          | SERVER_ERROR
            overloaded, without a reason phrase   | 529 | {"type":"error","error":{"type":"overloaded_error","message":"later"}}   | SERVER_ERROR
            a model that is retired               | 410 |                                                                          | MODEL_NOT_FOUND
            a redirect is not an answer           | 302 |                                                                          | SERVER_ERROR
            an outage that calls itself a 400     | 400 | {"detail":"Function id 'x': DEGRADED function cannot be invoked"}        | SERVER_ERROR
            """)
    void a_refusal_is_decided_by_its_words_then_by_its_status(String name, int status, String body, String expected) {
        assertThat(Replies.outcome(document(status, body == null ? "" : body)).observationClass().name())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no body                               |                                                                     | EMPTY
            a page                                | <html>Welcome</html>                                                | MALFORMED
            an answer without a token             | {"choices":[{"message":{"content":""},"finish_reason":"stop"}]}     | EMPTY
            hidden reasoning, counted             | {"choices":[{"message":{"content":""}}],"usage":{"completion_tokens":9}} | OK
            a tool call                           | {"choices":[{"message":{"content":null,"tool_calls":[{"id":"1"}]}}]} | OK
            a content filter ate it               | {"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]} | BAD_REQUEST
            no choices                            | {"choices":[]}                                                      | EMPTY
            an error with a number                | {"error":{"code":"429","message":"slow down"}}                      | RATE_LIMITED
            an error with an unknown word         | {"error":{"code":"weird"}}                                          | SERVER_ERROR
            an error in an array                  | [{"error":{"code":503}}]                                            | SERVER_ERROR
            a null error is none                  | {"error":null,"choices":[{"message":{"content":"hi"}}]}             | OK
            an upstream timeout, told as a 200    | {"error":{"code":504}}                                              | TIMEOUT
            two objects                           | {"choices":[{"message":{"content":"hi"}}]} {}                       | MALFORMED
            a number                              | 7                                                                   | MALFORMED
            """)
    void a_document_with_status_200_is_decided_by_what_is_in_it(String name, String body, String expected) {
        assertThat(Replies.outcome(document(200, body == null ? "" : body)).observationClass().name())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing but comments                  | : ping~~: ping~~                                                                          | EMPTY
            not events at all                     | event horizon~~                                                                           | MALFORMED
            a token, then nothing                 | data: {"choices":[{"delta":{"content":"a"}}]}~~                                           | TRUNCATED
            finish_reason without [DONE]          | data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}~~                    | OK
            [DONE] without finish_reason          | data: {"choices":[{"delta":{"content":"a"}}]}~~data: [DONE]~~                             | OK
            [DONE] and nothing else               | data: [DONE]~~                                                                            | EMPTY
            a model that gave up                  | data: {"choices":[{"delta":{"content":"a"},"finish_reason":"abort"}]}~~data: [DONE]~~     | SERVER_ERROR
            an unknown finish_reason              | data: {"choices":[{"delta":{"content":"a"},"finish_reason":"tired"}]}~~data: [DONE]~~     | OK
            a 429 after a token                   | data: {"choices":[{"delta":{"content":"a"}}]}~~data: {"error":{"code":429}}~~             | SERVER_ERROR
            a 429 before any token                | data: {"error":{"code":429}}~~data: [DONE]~~                                              | RATE_LIMITED
            an error that is a text               | data: {"error":"boom"}~~                                                                  | SERVER_ERROR
            an event that is not JSON             | data: {"choices":[{~~data: [DONE]~~                                                       | MALFORMED
            an event that is not whole            | data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}~~data: {"cho         | OK
            a JSON body sent as a stream          | {"choices":[{"message":{"content":"hi"}}]}                                                | OK
            a heartbeat without data              | data:~~data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}~~             | OK
            """)
    void a_stream_with_status_200_is_decided_by_its_events(String name, String body, String expected) {
        String wire = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
                + body.replace('~', '\n');

        assertThat(Replies.outcome(wire).observationClass().name()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            inside the headers                    | HTTP/1.1 200 OK~Content-                                                     | TRUNCATED
            inside a document                     | HTTP/1.1 200 OK~Content-Length: 500~~{"choices":[                            | TRUNCATED
            before the first event                | HTTP/1.1 200 OK~Content-Type: text/event-stream~Transfer-Encoding: chunked~~ | TRUNCATED
            inside an error page                  | HTTP/1.1 503 No~Content-Length: 500~~<html>sorry                             | SERVER_ERROR
            """)
    void a_cut_is_not_an_answer(String name, String wire, String expected) {
        assertThat(Replies.outcome(wire.replace("~", "\r\n")).observationClass().name()).isEqualTo(expected);
    }

    private static String document(int status, String body) {
        return "HTTP/1.1 " + status + " \r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }
}
