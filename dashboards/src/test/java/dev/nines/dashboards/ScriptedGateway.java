package dev.nines.dashboards;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server of chat completions on plain sockets, which knows nothing of ours: it plays {@link Script} to whoever asks. Each answer has a
 * request id, {@code model#turn}.
 */
final class ScriptedGateway implements Closeable {
    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final int HELD = -1;
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final String TOKEN = "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"pong\"}}]}";
    private static final String FINISHED = "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    private static final String USED = "{\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,\"total_tokens\":9}}";

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Map<String, Integer> turns = new HashMap<>();
    private boolean held;

    ScriptedGateway() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How often each model was asked. */
    synchronized Map<String, Integer> turns() {
        return Map.copyOf(turns);
    }

    /** From now on nobody who asks gets an answer, and what was played is over: its last scenes end by themselves. */
    synchronized Map<String, Integer> hold() {
        held = true;
        return turns();
    }

    private synchronized int turn(String model) {
        return held ? HELD : turns.merge(model, 1, Integer::sum) - 1;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) throw new IllegalStateException("the gateway hears nobody any more", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; var in = new BufferedInputStream(socket.getInputStream()); var out = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            for (var question = question(in); !question.isEmpty(); question = question(in)) {
                var model = MODEL.matcher(question);
                if (!model.find()) {
                    plain(out, "200 OK", "list", "{\"object\":\"list\",\"data\":[]}");
                    continue;
                }
                int turn = turn(model.group(1));
                if (turn == HELD) {
                    silence(in);
                    return;
                }
                var scene = Script.scene(model.group(1), turn);
                play(new Part(in, out, model.group(1) + "#" + turn), scene);
                if (!leavesOpen(scene.ending())) return;
            }
        } catch (IOException e) {
            // whoever asked has gone
        }
    }

    private record Part(InputStream in, OutputStream out, String id) {}

    private static void play(Part part, Scene scene) throws IOException {
        long asked = System.nanoTime();
        pause(asked, scene.firstMillis());
        switch (scene.ending()) {
            case SERVER_ERROR -> plain(part.out, "500 Internal Server Error", part.id, "{\"error\":{\"message\":\"as written\"}}");
            case BAD_REQUEST -> plain(part.out, "400 Bad Request", part.id, "{\"error\":{\"message\":\"as written\"}}");
            case MALFORMED -> events(part, "{not json");
            case EMPTY -> ended(part, FINISHED, "[DONE]");
            case TRUNCATED -> events(part, TOKEN);
            case TIMEOUT -> {
                events(part, TOKEN);
                silence(part.in);
            }
            case OK -> {
                events(part, TOKEN);
                pause(asked, scene.totalMillis());
                say(part.out, chunk(FINISHED) + chunk(USED) + chunk("[DONE]") + LAST_CHUNK);
            }
        }
    }

    private static boolean leavesOpen(Scene.Ending ending) {
        return switch (ending) {
            case OK, EMPTY, SERVER_ERROR, BAD_REQUEST -> true;
            case MALFORMED, TRUNCATED, TIMEOUT -> false;
        };
    }

    private static void pause(long since, int millis) {
        long until = since + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) LockSupport.parkNanos(left);
    }

    /** Until the other side gives up. */
    private static void silence(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void ended(Part part, String... events) throws IOException {
        events(part, events);
        say(part.out, LAST_CHUNK);
    }

    private static void events(Part part, String... events) throws IOException {
        say(part.out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nx-request-id: " + part.id + "\r\n\r\n"
                + Stream.of(events).map(ScriptedGateway::chunk).collect(Collectors.joining()));
    }

    private static String chunk(String data) {
        var event = "data: " + data + "\n\n";
        return Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
    }

    private static void plain(OutputStream out, String status, String id, String body) throws IOException {
        say(out, "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nx-request-id: " + id + "\r\n\r\n" + body);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Its head and its body; nothing where the other side has gone. */
    private static String question(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) return "";
            head.write(next);
        }
        var text = head.toString(StandardCharsets.US_ASCII);
        var length = LENGTH.matcher(text);
        return text + (length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8) : "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
