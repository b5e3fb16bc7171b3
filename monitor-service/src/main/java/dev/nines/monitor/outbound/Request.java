package dev.nines.monitor.outbound;

import dev.nines.monitor.outbound.OutboundGuard.Decision;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A {@link Post} as HTTP/1.1 writes it. */
final class Request {
    private Request() {}

    static FullHttpRequest of(Decision.Ask ask, Post post) {
        var body = post.body().getBytes(StandardCharsets.UTF_8);
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, target(ask.url()), Unpooled.wrappedBuffer(body));
        post.headers().forEach(request.headers()::set);
        request.headers().set(HttpHeaderNames.HOST, host(ask)).set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        return request;
    }

    private static String target(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static String host(Decision.Ask ask) {
        var host = ask.host().indexOf(':') >= 0 ? "[" + ask.host() + "]" : ask.host();
        return ask.url().getPort() < 0 ? host : host + ":" + ask.url().getPort();
    }
}
