package dev.nines.probe.openai;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real nginx as the current user, in a folder of its own and on a free port of the loopback address. */
final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param locations the blocks of its one server */
    static Nginx start(Path program, Path folder, String locations) throws IOException {
        int port = freePort();
        Files.writeString(folder.resolve("nginx.conf"), configuration(port, locations));
        var process = new ProcessBuilder(
                program.toString(), "-e", "error.log", "-p", folder.toString(), "-c", "nginx.conf")
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile()).start();
        var nginx = new Nginx(process, port);
        nginx.awaitListening(folder);
        return nginx;
    }

    /** The base URL under which the location of this name is asked. */
    URI baseUrl(String location) {
        return URI.create("http://127.0.0.1:" + port + "/" + location + "/v1");
    }

    /** A port on which nobody listens now. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String configuration(int port, String locations) {
        return """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log error.log info;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                limit_req_zone $server_port zone=one:32k rate=1r/m;
                limit_req_status 429;
                server {
                    listen 127.0.0.1:%d;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
            %s
                }
            }
            """.formatted(port, locations.indent(8));
    }

    private void awaitListening(Path folder) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("nginx does not listen: " + Files.readString(folder.resolve("output")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private boolean isListening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
