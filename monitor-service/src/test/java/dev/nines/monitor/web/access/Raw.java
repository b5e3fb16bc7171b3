package dev.nines.monitor.web.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A request to the letter, as no well-behaved client would send it. */
record Raw(int port) {
    private static final int PATIENCE_MS = 30_000;
    private static final String BODY = "{}";

    private static String content(String method) {
        return method.equals("POST") ? "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n" : "";
    }

    /** @param head with the status line, in small letters */
    record Reply(int status, String head, String body) {
        List<String> values(String header) {
            return head.lines().filter(l -> l.startsWith(header + ":")).map(l -> l.substring(header.length() + 1).strip()).toList();
        }
    }

    Reply send(String method, String path, String... headers) {
        var request = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nConnection: close\r\n").append(content(method));
        if (List.of(headers).stream().noneMatch(h -> h.startsWith("Host:"))) request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        for (var header : headers) request.append(header).append("\r\n");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.append("\r\n").append(method.equals("POST") ? BODY : "").toString().getBytes(StandardCharsets.ISO_8859_1));
            return reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private static Reply reply(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = text.substring(0, end).toLowerCase(Locale.ROOT).replace("\r", "");
        return new Reply(Integer.parseInt(head.split(" ", 3)[1]), head, text.substring(end + 4));
    }
}
