package dev.nines.monitor.judge.line;

import static dev.nines.probe.ObservationClass.AUTH;
import static dev.nines.probe.ObservationClass.BAD_REQUEST;
import static dev.nines.probe.ObservationClass.CONNECT;
import static dev.nines.probe.ObservationClass.EMPTY;
import static dev.nines.probe.ObservationClass.LOCAL;
import static dev.nines.probe.ObservationClass.MALFORMED;
import static dev.nines.probe.ObservationClass.MODEL_NOT_FOUND;
import static dev.nines.probe.ObservationClass.OK;
import static dev.nines.probe.ObservationClass.QUOTA;
import static dev.nines.probe.ObservationClass.RATE_LIMITED;
import static dev.nines.probe.ObservationClass.SERVER_ERROR;
import static dev.nines.probe.ObservationClass.TIMEOUT;
import static dev.nines.probe.ObservationClass.TRUNCATED;
import static java.util.Map.entry;

import dev.nines.probe.ObservationClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From what a log says of a request's end to one of the thirteen classes: the one place. The order is that of docs/judge.md: the
 * log's own class, then the error's type, then the status, then the words of the error. A type wins over a number, because gateways
 * wrap a missing model in a 500 and a spent account in a 429.
 */
final class Ending {
    private static final Map<String, ObservationClass> CLASSES =
            Arrays.stream(ObservationClass.values()).collect(Collectors.toUnmodifiableMap(c -> plain(c.name()), Function.identity()));
    private static final Set<String> SUCCESS = Set.of("success", "succeeded", "ok", "completed", "true", "200");
    private static final Set<String> FAILURE = Set.of("failure", "failed", "fail", "error", "errored", "false");

    /** Of OpenAI's and Anthropic's error codes and types, and of the exceptions of their clients and of LiteLLM. */
    private static final Map<String, ObservationClass> TYPES = Map.ofEntries(
            entry("insufficientquota", QUOTA), entry("budgetexceedederror", QUOTA), entry("budgetexceeded", QUOTA),
            entry("billinghardlimitreached", QUOTA), entry("billingerror", QUOTA),
            entry("ratelimiterror", RATE_LIMITED), entry("ratelimitexceeded", RATE_LIMITED), entry("toomanyrequests", RATE_LIMITED),
            entry("modelnotfound", MODEL_NOT_FOUND), entry("notfounderror", MODEL_NOT_FOUND),
            entry("deploymentnotfound", MODEL_NOT_FOUND),
            entry("timeout", TIMEOUT), entry("timeouterror", TIMEOUT), entry("apitimeouterror", TIMEOUT), entry("readtimeout", TIMEOUT),
            entry("connecttimeout", TIMEOUT), entry("requesttimeout", TIMEOUT),
            entry("apiconnectionerror", CONNECT), entry("connectionerror", CONNECT), entry("connecterror", CONNECT),
            entry("serviceunavailableerror", SERVER_ERROR), entry("internalservererror", SERVER_ERROR), entry("apierror", SERVER_ERROR),
            entry("servererror", SERVER_ERROR), entry("overloadederror", SERVER_ERROR), entry("badgatewayerror", SERVER_ERROR),
            entry("midstreamfallbackerror", TRUNCATED), entry("remoteprotocolerror", TRUNCATED), entry("incompleteread", TRUNCATED),
            entry("apiresponsevalidationerror", MALFORMED), entry("jsondecodeerror", MALFORMED),
            entry("authenticationerror", AUTH), entry("permissiondeniederror", AUTH), entry("permissionerror", AUTH),
            entry("invalidapikey", AUTH),
            entry("badrequesterror", BAD_REQUEST), entry("invalidrequesterror", BAD_REQUEST),
            entry("contextwindowexceedederror", BAD_REQUEST), entry("contextlengthexceeded", BAD_REQUEST),
            entry("contentpolicyviolationerror", BAD_REQUEST), entry("contentfilter", BAD_REQUEST),
            entry("unsupportedparamserror", BAD_REQUEST), entry("unprocessableentityerror", BAD_REQUEST),
            entry("emptyresponse", EMPTY), entry("cancellederror", LOCAL), entry("cancelled", LOCAL), entry("clientdisconnect", LOCAL));

    private record Phrase(String text, ObservationClass meaning) {}

    private static final List<Phrase> PHRASES = List.of(new Phrase("timed out", TIMEOUT), new Phrase("timeout", TIMEOUT),
            new Phrase("connection reset", TRUNCATED), new Phrase("connection refused", CONNECT), new Phrase("connection error", CONNECT),
            new Phrase("name resolution", CONNECT), new Phrase("cannot connect", CONNECT));

    private Ending() {}

    /** @throws NotUnderstood where the line does not say how the request ended */
    static ObservationClass of(Said said) {
        if (!said.className().isEmpty()) return byName(said.className());
        var byType = Optional.ofNullable(TYPES.get(plain(said.errorType())));
        if (byType.isPresent()) return byType.get();
        if (said.status() > 0) return byStatus(said);
        return withoutStatus(said);
    }

    private static ObservationClass byName(String name) {
        return Optional.ofNullable(CLASSES.get(plain(name))).orElseThrow(() ->
                NotUnderstood.of(Field.CLASS, name, "is not one of " + String.join(", ", names())));
    }

    /** The numbers are those of our own probes, but for 499: there the log's own client went away. */
    private static ObservationClass byStatus(Said said) {
        int status = said.status();
        if (status < 100 || status > 599) throw NotUnderstood.of(Field.STATUS, Integer.toString(status), "is no HTTP status");
        if (status < 400) return status < 300 && !isFailure(said) ? OK : SERVER_ERROR;
        return switch (status) {
            case 408, 504, 522, 524 -> TIMEOUT;
            case 402 -> QUOTA;
            case 429, 498 -> RATE_LIMITED;
            case 401, 403, 407 -> AUTH;
            case 404, 410 -> MODEL_NOT_FOUND;
            case 499 -> LOCAL;
            default -> status < 500 ? BAD_REQUEST : SERVER_ERROR;
        };
    }

    private static ObservationClass withoutStatus(Said said) {
        var words = said.error().toLowerCase(Locale.ROOT);
        for (var phrase : PHRASES) if (words.contains(phrase.text())) return phrase.meaning();
        if (isFailure(said)) {
            throw new NotUnderstood("it failed, and neither status nor error-type nor error says why; map one of them, or class");
        }
        if (SUCCESS.contains(said.outcome().toLowerCase(Locale.ROOT))) return OK;
        if (said.outcome().isEmpty() && said.status() == 0) return CONNECT;
        if (said.outcome().isEmpty()) throw new NotUnderstood("nothing says how it ended: no class, outcome, status, error-type or error");
        throw NotUnderstood.of(Field.OUTCOME, said.outcome(), "is no word for success or failure");
    }

    private static boolean isFailure(Said said) {
        return said.hasError() || FAILURE.contains(said.outcome().toLowerCase(Locale.ROOT));
    }

    private static List<String> names() {
        return Arrays.stream(ObservationClass.values()).map(Enum::name).toList();
    }

    /** {@code RateLimitError}, {@code rate_limit_error} and {@code litellm.RateLimitError} are one word. */
    private static String plain(String word) {
        int dot = word.lastIndexOf('.');
        var letters = new StringBuilder(word.length());
        for (int i = dot + 1; i < word.length(); i++) {
            char c = Character.toLowerCase(word.charAt(i));
            if (c >= 'a' && c <= 'z') letters.append(c);
        }
        return letters.toString();
    }
}
