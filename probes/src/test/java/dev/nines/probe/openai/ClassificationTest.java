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
            a client that went away, and it was not us | 499 |                                                                     | SERVER_ERROR
            an error that comes as an event       | 429 | data: {"error":{"code":"insufficient_quota"}}                            | QUOTA
            an error that is a JSON text          | 403 | "forbidden here"                                                         | AUTH
            the model wants another endpoint      | 404 | {"error":{"message":"This is not a chat model"}}                         | MODEL_NOT_FOUND
            nothing is changed                    | 304 |                                                                          | SERVER_ERROR
            a status nobody knows                 | 799 |                                                                          | SERVER_ERROR
            wrong host for this connection        | 421 |                                                                          | BAD_REQUEST
            forbidden by law                      | 451 |                                                                          | BAD_REQUEST
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
            something else altogether             | {"object":"list","data":[],"usage":{"completion_tokens":7}}         | EMPTY
            an empty object                       | {}                                                                  | EMPTY
            parts of a content                    | {"choices":[{"message":{"content":[{"type":"text","text":"hi"}]}}]} | OK
            parts without a text                  | {"choices":[{"message":{"content":[{"type":"text","text":""}]}}]}   | EMPTY
            a content that is no text             | {"choices":[{"message":{"content":false}}]}                         | EMPTY
            a call in the old fashion             | {"choices":[{"message":{"function_call":{"name":"f"}}}]}            | OK
            an error that is only true            | {"error":true,"message":"no"}                                       | SERVER_ERROR
            an error that is only a number        | {"error":429}                                                       | RATE_LIMITED
            an error that is false                | {"error":false,"choices":[{"message":{"content":"hi"}}]}            | OK
            an error inside the choice            | {"choices":[{"message":{"content":"h"},"error":{"code":502}}]}      | SERVER_ERROR
            an outage told as a problem in a 200  | {"status":400,"detail":"DEGRADED function cannot be invoked"}       | SERVER_ERROR
            an answer that talks of an outage     | {"choices":[{"message":{"content":"DEGRADED function cannot be invoked"}}]} | OK
            NaN is not JSON                       | {"choices":[{"message":{"content":"hi"},"logprobs":NaN}]}           | MALFORMED
            a usage that is no count              | {"choices":[{"message":{}}],"usage":{"completion_tokens":-5}}       | EMPTY
            a usage with a decimal point          | {"choices":[{"message":{}}],"usage":{"completion_tokens":5.0}}      | OK
            a usage beyond all numbers            | {"choices":[{"message":{}}],"usage":{"completion_tokens":1e999}}    | EMPTY
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
            llama.cpp's own field for errors      | error: {"code":400,"message":"too long"}~~data: [DONE]~~                                  | BAD_REQUEST
            the same after a token                | data: {"choices":[{"delta":{"content":"a"}}]}~~error: {"code":400}~~                      | SERVER_ERROR
            a text that is no event, not ended    | internal trouble                                                                          | MALFORMED
            a comment that is not ended           | : ping                                                                                    | EMPTY
            [DONE] with spaces                    | data:  [DONE] ~~                                                                          | EMPTY
            a legacy completion                   | data: {"choices":[{"text":"a","finish_reason":"stop"}]}~~data: [DONE]~~                   | EMPTY
            an event named error                  | event: error~data: {"type":"error","error":{"type":"overloaded_error"}}~~                 | SERVER_ERROR
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
            in chunks that make no sense          | HTTP/1.1 200 OK~Content-Type: text/event-stream~Transfer-Encoding: chunked~~zz~  | TRUNCATED
            in a refusal's chunks                 | HTTP/1.1 401 No~Transfer-Encoding: chunked~~zz~                              | AUTH
            between finish_reason and [DONE]      | HTTP/1.1 200 OK~Content-Length: 500~~data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}~~ | OK
            not HTTP at all                       | SSH-2.0-OpenSSH_9.2~                                                         | MALFORMED
            """)
    void a_cut_is_not_an_answer(String name, String wire, String expected) {
        assertThat(Replies.outcome(wire.replace("~", "\r\n")).observationClass().name()).isEqualTo(expected);
    }

    private static String document(int status, String body) {
        return "HTTP/1.1 " + status + " \r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }
}
