package dev.nines.monitor.alert;

import dev.nines.sla.store.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Posts a message to a URL, signed. Any 2xx is delivered; 410 says that nobody lives there any more, and is final; everything
 * else, redirects included, is tried again. Redirects are never followed: they would carry the message where nobody asked it to go.
 */
public final class WebhookChannel implements AlertChannel {
    static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final int GONE = 410;
    private static final int SHORTEST_TOKEN = 8;

    private final HttpClient http;
    private final URI url;
    private final StandardWebhooks signature;
    private final InstantSource clock;

    /** @param url its text is never logged: it often holds a token */
    public WebhookChannel(HttpClient http, URI url, StandardWebhooks signature, InstantSource clock) {
        this.http = http;
        this.url = url;
        this.signature = signature;
        this.clock = clock;
    }

    /** A client as this channel needs it; several channels may share it. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Override
    public Result deliver(Message message) {
        return exchange(request(message), DEADLINE);
    }

    Result exchange(HttpRequest request, Duration deadline) {
        // The client's own timeout ends with the headers; this one covers the body too.
        var answer = http.sendAsync(request, _ -> new BodyExcerpt());
        try {
            return result(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return unreachable("no answer within " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            return unreachable(words(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unreachable("interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    HttpRequest request(Message message) {
        var request = HttpRequest.newBuilder(url)
                .header("content-type", "application/json")
                .header("user-agent", "nines")
                .POST(BodyPublishers.ofString(message.body()));
        signature.headers(message.id(), clock.instant(), message.body()).forEach(request::header);
        return request.build();
    }

    private Result result(HttpResponse<String> answer) {
        int status = answer.statusCode();
        var text = withoutAddress(answer.body().strip());
        if (status >= 200 && status < 300) return new Result.Delivered(status, text);
        if (status == GONE) return new Result.Refused(status, text);
        return new Result.Unreachable(status, text, answer.headers().firstValue("retry-after").map(this::wait).orElse(Duration.ZERO));
    }

    /** A receiver's error page often quotes where it was asked, and there may be a token in it. */
    private String withoutAddress(String text) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        var parts = Pattern.compile("[/?&=]").splitAsStream(path + "?" + url.getRawQuery());
        return parts.filter(part -> part.length() >= SHORTEST_TOKEN).reduce(text, (t, part) -> t.replace(part, "***"));
    }

    /** Whole seconds or an HTTP date; anything else asks for nothing. */
    private Duration wait(String retryAfter) {
        if (retryAfter.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(retryAfter));
        try {
            Instant until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            var wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }

    private static Result unreachable(String cause) {
        return new Result.Unreachable(0, cause, Duration.ZERO);
    }

    /** The kind alone: an exception's text may quote the URL. */
    private static String words(Throwable cause) {
        return switch (cause) {
            case java.net.http.HttpConnectTimeoutException _ -> "connect timed out";
            case java.net.ConnectException _ -> "connection refused or host unknown";
            case javax.net.ssl.SSLException _ -> "TLS failed";
            default -> cause.getClass().getSimpleName();
        };
    }
}
