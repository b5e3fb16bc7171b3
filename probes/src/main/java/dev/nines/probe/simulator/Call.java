package dev.nines.probe.simulator;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One HTTP request, read to its end.
 *
 * @param authorization {@code ""} where there was no such header
 */
record Call(String method, String path, String authorization, String body) {
    static Call of(FullHttpRequest request) {
        String authorization = Objects.requireNonNullElse(request.headers().get(HttpHeaderNames.AUTHORIZATION), "");
        String path = new QueryStringDecoder(request.uri()).path();
        String body = request.content().toString(StandardCharsets.UTF_8);
        return new Call(request.method().name(), path, authorization, body);
    }

    boolean is(String method, String path) {
        return this.method.equals(method) && this.path.equals(path);
    }

    @Override
    public String toString() {
        return "Call[" + method + " " + path + "]"; // no key, no prompt
    }
}
