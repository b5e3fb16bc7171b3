package dev.nines.monitor.judge.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.ObservationClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/judge.md. */
class EndingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            case                                   | class        | outcome | status | type                          | error            | is
            the log's own class wins               | RATE_LIMITED | success | 200    | -                             | -                | RATE_LIMITED
            in any case                            | rate-limited | -       | -1     | -                             | -                | RATE_LIMITED
            a success                              | -            | -       | 200    | -                             | -                | OK
            another success                        | -            | -       | 204    | -                             | -                | OK
            a success in a word                    | -            | success | -1     | -                             | -                | OK
            a redirection is no answer             | -            | -       | 302    | -                             | -                | SERVER_ERROR
            a success that failed                  | -            | failure | 200    | -                             | -                | SERVER_ERROR
            an error inside a 200                  | -            | -       | 200    | -                             | overloaded       | SERVER_ERROR
            refused                                | -            | -       | 400    | -                             | -                | BAD_REQUEST
            too large                              | -            | -       | 413    | -                             | -                | BAD_REQUEST
            the key                                | -            | -       | 401    | -                             | -                | AUTH
            the key again                          | -            | -       | 403    | -                             | -                | AUTH
            the purse                              | -            | -       | 402    | -                             | -                | QUOTA
            no such model                          | -            | -       | 404    | -                             | -                | MODEL_NOT_FOUND
            gone                                   | -            | -       | 410    | -                             | -                | MODEL_NOT_FOUND
            the server's own limit                 | -            | -       | 408    | -                             | -                | TIMEOUT
            a gateway's limit                      | -            | -       | 504    | -                             | -                | TIMEOUT
            a CDN's limit                          | -            | -       | 524    | -                             | -                | TIMEOUT
            the rate                               | -            | -       | 429    | -                             | -                | RATE_LIMITED
            our client went away                   | -            | -       | 499    | -                             | -                | LOCAL
            down                                   | -            | -       | 500    | -                             | -                | SERVER_ERROR
            overloaded                             | -            | -       | 529    | -                             | -                | SERVER_ERROR
            no answer at all                       | -            | -       | 0      | -                             | -                | CONNECT
            a spent account in a 429               | -            | -       | 429    | insufficient_quota            | -                | QUOTA
            a missing model in a 500               | -            | -       | 500    | model_not_found               | -                | MODEL_NOT_FOUND
            LiteLLM's exception                    | -            | failure | 503    | ServiceUnavailableError       | -                | SERVER_ERROR
            LiteLLM's exception with its module    | -            | failure | -1     | litellm.exceptions.RateLimitError | -            | RATE_LIMITED
            LiteLLM's timeout                      | -            | failure | 408    | Timeout                       | -                | TIMEOUT
            LiteLLM's connection                   | -            | failure | 500    | APIConnectionError            | -                | CONNECT
            LiteLLM's window                       | -            | failure | 400    | ContextWindowExceededError    | -                | BAD_REQUEST
            LiteLLM's budget                       | -            | failure | 400    | BudgetExceededError           | -                | QUOTA
            OpenAI's client timed out              | -            | -       | -1     | APITimeoutError               | -                | TIMEOUT
            Anthropic's overload                   | -            | -       | 529    | overloaded_error              | -                | SERVER_ERROR
            a type nobody knows, and a status      | -            | -       | 503    | SomethingNew                  | -                | SERVER_ERROR
            words alone                            | -            | failure | -1     | -                             | Request timed out after 600s | TIMEOUT
            other words alone                      | -            | -       | -1     | -                             | Connection refused | CONNECT
            """)
    void an_ending_is_one_of_thirteen_classes(String name, String className, String outcome, int status, String type, String error,
            ObservationClass expected) {
        assertThat(Ending.of(new Said(text(className), text(outcome), status, text(type), text(error)))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "-", textBlock = """
            case                        | class | outcome | status | type         | error | said
            nothing at all              | -     | -       | -1     | -            | -     | nothing says how it ended
            a class that is none        | SLOW  | -       | 200    | -            | -     | class "SLOW" is not one of OK, SERVER_ERROR
            a status that is none       | -     | -       | 777    | -            | -     | status "777" is no HTTP status
            a failure without a cause   | -     | failure | -1     | -            | -     | it failed, and neither status nor error-type nor error says why
            an error without a cause    | -     | -       | -1     | SomethingNew | -     | it failed, and neither
            an outcome nobody knows     | -     | perhaps | -1     | -            | -     | outcome "perhaps" is no word for success or failure
            """)
    void what_does_not_say_how_it_ended_is_not_guessed(String name, String className, String outcome, int status, String type,
            String error, String said) {
        assertThatThrownBy(() -> Ending.of(new Said(text(className), text(outcome), status, text(type), text(error))))
                .isInstanceOf(NotUnderstood.class).hasMessageContaining(said);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
