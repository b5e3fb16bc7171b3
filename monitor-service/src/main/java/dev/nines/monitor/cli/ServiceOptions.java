package dev.nines.monitor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.nines.monitor.config.read.Urls;
import dev.nines.monitor.start.CannotStart;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which running service a command speaks to, and how: by its API, as anybody could. */
final class ServiceOptions {
    static final String TOKEN = "NINES_TOKEN";

    private static final String USUAL = "http://127.0.0.1:8080";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    @Option(names = "--url", paramLabel = "URL", description = "the running service (NINES_URL; " + USUAL + "). Its token is taken from " + TOKEN
            + ", never from the command line, which others can see")
    private @Nullable String url;

    /** What is asked of the service. */
    record Question(String method, String path, String body, Duration patience) {
        static Question get(String... segments) {
            return new Question("GET", path(segments), "", PATIENCE);
        }

        static Question delete(String... segments) {
            return new Question("DELETE", path(segments), "", PATIENCE);
        }

        static Question post(String body, String... segments) {
            return new Question("POST", path(segments), body, PATIENCE);
        }

        Question with(String query) {
            return new Question(method, path + "?" + query, body, patience);
        }

        /** Where the service has much to do before it answers. */
        Question patiently(Duration longer) {
            return new Question(method, path, body, longer);
        }

        private static String path(String... segments) {
            return Stream.of(segments).map(s -> "/" + encoded(s)).collect(Collectors.joining("", "/api/v1", ""));
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * @throws ParameterException where the service says that what was asked cannot be
     * @throws CannotStart where it does not do it for another reason
     */
    JsonNode ask(Question question, Map<String, String> environment, CommandLine command) {
        var asked = asked(new Caller(environment, command));
        var reply = send(question, asked, BodyHandlers.ofString());
        var json = json(reply.body());
        if (reply.statusCode() / 100 == 2 && !json.isMissingNode()) return json;
        throw refused(reply.statusCode(), json, asked);
    }

    /**
     * Writes what is answered into a file, all of it or none that is told of.
     *
     * @throws ParameterException,CannotStart as above
     */
    void download(Question question, Caller caller, Path into) {
        var asked = asked(caller);
        var reply = send(question, asked, answer -> answer.statusCode() / 100 == 2
                ? BodySubscribers.mapping(BodySubscribers.ofFile(into), _ -> "") : BodySubscribers.ofString(StandardCharsets.UTF_8));
        if (reply.statusCode() / 100 != 2) throw refused(reply.statusCode(), json(reply.body()), asked);
    }

    /** Who asks. */
    record Caller(Map<String, String> environment, CommandLine command) {}

    private Asked asked(Caller caller) {
        return new Asked(base(caller.environment(), caller.command()), caller.environment().getOrDefault(TOKEN, "").strip(), caller.command());
    }

    private static HttpResponse<String> send(Question question, Asked asked, BodyHandler<String> handler) {
        var request = HttpRequest.newBuilder(URI.create(asked.base() + question.path())).timeout(question.patience())
                .header("Content-Type", "application/json").header("Accept", "application/json, */*;q=0.1")
                .method(question.method(), question.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(question.body()));
        if (!asked.token().isEmpty()) request.header("Authorization", "Bearer " + checked(asked.token(), asked.command()));
        try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(CONNECTING).followRedirects(Redirect.NEVER).build()) {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new CannotStart("no answer from " + asked.base() + " (" + why(e) + "); is the service running, and is it there? --url says where", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while " + asked.base() + " was asked", e);
        }
    }

    private record Asked(String base, String token, CommandLine command) {}

    private static RuntimeException refused(int status, JsonNode problem, Asked asked) {
        String detail = Columns.oneLine(problem.path("detail").asText(""));
        if (detail.isEmpty()) return new CannotStart("what answers at " + asked.base() + " is no Nines: status " + status);
        if (status == BAD_REQUEST) return new ParameterException(asked.command(), detail);
        return new CannotStart(detail + (status == UNAUTHORIZED && asked.token().isEmpty() ? "; put it into " + TOKEN : ""));
    }

    private String base(Map<String, String> environment, CommandLine command) {
        String text = url == null ? environment.getOrDefault("NINES_URL", USUAL) : url;
        return Options.read("--url", text, Urls::base, command).toString();
    }

    /** What no header can hold must not be told in an exception that shows it. */
    private static String checked(String token, CommandLine command) {
        if (token.chars().allMatch(c -> c > ' ' && c < 0x7F)) return token;
        throw new ParameterException(command, TOKEN + " holds what no token does");
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private static String why(IOException e) {
        if (e.getMessage() != null) return e.getMessage();
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) if (cause instanceof UnresolvedAddressException) return "no such host";
        return e instanceof ConnectException ? "connection refused" : e.getClass().getSimpleName();
    }
}
