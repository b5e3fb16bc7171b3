package dev.nines.probe.simulator;

import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.Fault;
import dev.nines.probe.simulator.script.LatencyModel;
import dev.nines.probe.simulator.script.Lengths;
import dev.nines.probe.simulator.script.Pace;
import dev.nines.probe.simulator.script.Prices;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import dev.nines.probe.simulator.script.Spell;
import dev.nines.probe.simulator.script.Trouble;
import dev.nines.probe.simulator.script.Troubles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A gateway whose models answer at once, and the ways of calling it. */
final class GatewayKit {
    static final Instant START = Instant.parse("2026-11-01T12:00:15Z");
    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    static final String QUESTION = """
            {"model":"%s","max_tokens":16,%s"messages":[{"role":"user","content":"Say this word: pong-1a2b3c4d"}]}""";

    private GatewayKit() {}

    static SimulatedGateway start(Access access, int requestsPerMinute) {
        return SimulatedGateway.start(ANY_PORT, script(access, requestsPerMinute), InstantSource.fixed(START));
    }

    /** {@code m/plain}, {@code m/reasoning} and, for each fault, {@code m/http-503}, ... */
    static Script script(Access access, int requestsPerMinute) {
        return new Script(7, access, requestsPerMinute, models(Duration.ZERO));
    }

    static List<SimulatedModel> models(Duration each) {
        var models = new ArrayList<>(List.of(model("m/plain", 0, each), model("m/reasoning", 2, each)));
        Arrays.stream(Fault.values())
                .map(f -> model("m/" + f.word(), 0, each, Trouble.outage(Spell.always(), f)))
                .forEach(models::add);
        return models;
    }

    private static SimulatedModel model(String id, int reasoning, Duration each, Trouble... always) {
        var latency = LatencyModel.of(each, 0);
        return new SimulatedModel(id, "", Prices.usdPerMillion("0.14", "0.28"), new Pace(latency, latency),
                new Lengths(20, 3, 3, reasoning), new Troubles(List.of(always), List.of(always)));
    }

    static HttpRequest.Builder to(SimulatedGateway gateway, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    static HttpResponse<String> get(SimulatedGateway gateway, String path) throws Exception {
        return send(to(gateway, path).build());
    }

    static HttpResponse<String> ask(SimulatedGateway gateway, String model, String options) throws Exception {
        return post(gateway, QUESTION.formatted(model, options));
    }

    static HttpResponse<String> post(SimulatedGateway gateway, String body) throws Exception {
        return send(to(gateway, "/v1/chat/completions").POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    static Socket connect(SimulatedGateway gateway) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    static void write(Socket socket, String model, String options, String headers) throws IOException {
        String body = QUESTION.formatted(model, options);
        String request = "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n" + headers
                + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    static String readToEnd(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
