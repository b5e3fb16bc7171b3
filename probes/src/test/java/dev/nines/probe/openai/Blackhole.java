package dev.nines.probe.openai;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** An address where a connect is neither accepted nor refused: its queue is full and nobody takes from it. */
final class Blackhole implements AutoCloseable {
    private final ServerSocket listener;
    private final List<SocketChannel> queued = new ArrayList<>();

    Blackhole(String address, int port) throws IOException {
        listener = new ServerSocket(port, 1, InetAddress.ofLiteral(address));
        for (int i = 0; i < 8; i++) {
            var filler = SocketChannel.open().setOption(StandardSocketOptions.SO_REUSEADDR, true);
            filler.configureBlocking(false);
            filler.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
            queued.add(filler);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (var filler : queued) filler.close();
        listener.close();
    }
}
