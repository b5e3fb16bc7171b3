package dev.nines.probe.openai;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.proxy.HttpProxyHandler;
import java.net.InetSocketAddress;

/** One address that TCP is opened to on the way to an origin. */
sealed interface Hop {
    InetSocketAddress address();

    /** The origin itself. */
    record Direct(InetSocketAddress address) implements Hop {}

    /** A proxy that passes bytes on to an origin which speaks TLS, and cannot read them. */
    record Tunnel(InetSocketAddress address, Proxy.Via proxy) implements Hop {
        HttpProxyHandler handler() {
            var headers = new DefaultHttpHeaders();
            if (proxy.credentials().isPresent()) {
                headers.set(HttpHeaderNames.PROXY_AUTHORIZATION, "Basic " + proxy.credentials().reveal());
            }
            var handler = new HttpProxyHandler(address, headers);
            handler.setConnectTimeoutMillis(0);   // the exchange's connect deadline covers it
            return handler;
        }
    }

    /** A proxy that reads the request and asks an origin without TLS in our place. */
    record Forward(InetSocketAddress address, Proxy.Via proxy) implements Hop {}

    static Hop to(InetSocketAddress address, Proxy proxy, Origin origin) {
        return switch (proxy) {
            case Proxy.Direct _ -> new Direct(address);
            case Proxy.Via via -> switch (origin.scheme()) {
                case PLAIN -> new Forward(address, via);
                case TLS -> new Tunnel(address, via);
            };
        };
    }
}
