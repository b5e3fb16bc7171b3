package dev.nines.probe.simulator;

import static dev.nines.probe.simulator.GatewayKit.connect;
import static dev.nines.probe.simulator.GatewayKit.get;
import static dev.nines.probe.simulator.GatewayKit.readToEnd;
import static dev.nines.probe.simulator.GatewayKit.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.simulator.script.Access;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTroubleTest {
    private static final String STREAM = "\"stream\":true,";

    private final SimulatedGateway gateway = GatewayKit.start(Access.OPEN, 1000);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_reset_comes_before_the_first_byte() throws Exception {
        try (var socket = asked("m/reset", STREAM)) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class).hasMessage("Connection reset");
        }
    }

    @Test
    void a_stall_says_nothing_and_does_not_disturb_the_others() throws Exception {
        try (var socket = asked("m/stall", STREAM)) {
            socket.setSoTimeout(50);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(get(gateway, "/v1/models").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_truncated_stream_ends_after_a_token_and_without_its_last_chunk() throws Exception {
        try (var socket = asked("m/truncated", STREAM)) {
            var answer = readToEnd(socket);

            assertThat(answer).contains("\"content\":\"pong\"")
                    .doesNotContain("\"content\":\"-1a2\"", "finish_reason\":\"stop");
            assertThat(answer).doesNotEndWith("0\r\n\r\n").endsWith("\n\n\r\n");
        }
    }

    @Test
    void a_truncated_document_is_shorter_than_promised() throws Exception {
        try (var socket = asked("m/truncated", "")) {
            var parts = readToEnd(socket).split("\r\n\r\n", 2);
            int promised = Integer.parseInt(parts[0].replaceAll("(?s).*content-length: (\\d+).*", "$1"));

            assertThat(parts[1]).startsWith("{\"id\"").hasSize(promised / 2);
        }
    }

    @Test
    void a_malformed_answer_is_whole_to_http_and_broken_to_json() throws Exception {
        try (var socket = asked("m/malformed", STREAM + "\"max_tokens\":5,")) {
            write(socket, "m/plain", "", "Connection: close\r\n");

            assertThat(readToEnd(socket))
                    .containsSubsequence("\"choices\":[{\n\n", "0\r\n\r\n", "HTTP/1.1 200 OK", "m/plain");
        }
    }

    @Test
    void closing_ends_answers_in_the_middle_and_frees_the_port() throws Exception {
        try (var socket = asked("m/stall", STREAM)) {
            get(gateway, "/v1/models"); // by now the stalled call is read: one thread serves all

            gateway.close();
            gateway.close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> connect(gateway)).isInstanceOf(ConnectException.class);
        }
    }

    private Socket asked(String model, String options) throws Exception {
        var socket = connect(gateway);
        write(socket, model, options, "");
        return socket;
    }
}
