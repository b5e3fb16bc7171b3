package dev.nines.probe.openai;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bytes like those of a corpus, but wrong somewhere. The same numbers give the same bytes. */
record Mutations(List<byte[]> corpus, RandomGenerator random) {
    private static final int MOST_STEPS = 6;
    private static final int LONGEST_PIECE = 40;
    private static final List<byte[]> WORDS = List.of("data: ", "data:", "\n\n", "\r", "\r\n", ": c\n", "event: x\n",
            "error: {}", "[DONE]", "data: [DONE]\n\n", "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u0000", "null",
            "true", "-1", "1e999", "\u0000", "\ufeff", "\u2028", "\"error\":{\"code\":500},", "\"error\":null,",
            "\"choices\":[],", "\"content\":\"a\"", "\"finish_reason\":\"stop\"", "\"usage\":{\"completion_tokens\":3}",
            "HTTP/1.1 200 OK\r\n", "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n", "ffffffff",
            "Retry-After: 99999999999\r\n", "Content-Encoding: gzip\r\n").stream().map(Replies::bytes).toList();

    byte[] next() {
        byte[] bytes = any(corpus).clone();
        for (int i = random.nextInt(1, MOST_STEPS + 1); i > 0; i--) bytes = step(bytes);
        return bytes;
    }

    private byte[] step(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(LONGEST_PIECE));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(bytes, at, end, new byte[0]);
            case 1 -> replaced(bytes, at, at, any(WORDS));
            case 2 -> replaced(bytes, at, end, any(WORDS));
            case 3 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 4 -> replaced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
            case 5 -> Arrays.copyOf(bytes, at);
            default -> spliced(bytes, at);
        };
    }

    /** The beginning of one, the end of another. */
    private byte[] spliced(byte[] bytes, int at) {
        byte[] other = any(corpus);
        return replaced(bytes, at, bytes.length, Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
    }

    private static byte[] replaced(byte[] bytes, int start, int end, byte[] by) {
        var all = new ByteArrayOutputStream();
        all.write(bytes, 0, start);
        all.writeBytes(by);
        all.write(bytes, end, bytes.length - end);
        return all.toByteArray();
    }

    private byte[] any(List<byte[]> list) {
        return list.get(random.nextInt(list.size()));
    }
}
