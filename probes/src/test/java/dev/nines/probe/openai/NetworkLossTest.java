package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.Slot;
import dev.nines.probe.fault.Canary;
import dev.nines.probe.fault.FairProbe;
import dev.nines.probe.fault.Reachable;
import dev.nines.probe.fault.Stalls;
import dev.nines.probe.fault.Witnesses;
import dev.nines.probe.openai.ReplayServer.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network goes away and comes back: on this machine, a host that is away is a port where nobody listens. */
class NetworkLossTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String EVENTS =
            "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private final ProbeTransport transport = ProbeTransport.open();
    private final AtomicInteger modelsAsked = new AtomicInteger();
    private Reachable models = Reachable.NO;
    private ServerSocket secondHost;
    private Canary canary;

    @BeforeEach
    void a_canary_that_has_answered() throws Exception {
        secondHost = listen(0);
        canary = transport.canary(List.of(at(secondHost.getLocalPort())));
        assertThat(said(canary.ask())).isEqualTo(Reachable.YES);
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        secondHost.close();
    }

    @Test
    void where_both_are_away_it_is_our_network() throws Exception {
        secondHost.close();

        assertThat(found(nobody()).outcome()).isInstanceOfSatisfying(Local.class, local -> {
            assertThat(local.cause()).isEqualTo(Cause.NO_NETWORK);
            assertThat(local.detail()).startsWith("our own network was away; otherwise CONNECT: connect: ");
        });
        assertThat(modelsAsked).hasValue(1);
    }

    @Test
    void where_the_endpoint_alone_is_away_it_is_down_and_is_asked_nothing_more() throws Exception {
        assertThat(found(nobody()).outcome()).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CONNECT));
        assertThat(modelsAsked).hasValue(0);
    }

    @Test
    void where_the_canary_is_away_but_the_endpoint_lists_its_models_the_failure_is_its_own() throws Exception {
        secondHost.close();
        models = Reachable.YES;

        assertThat(found(nobody()).outcome()).isInstanceOf(Failed.class);
        assertThat(modelsAsked).hasValue(1);
    }

    @Test
    void an_answer_is_an_answer_though_the_canary_is_away() throws Exception {
        secondHost.close();
        assertThat(said(canary.ask())).isEqualTo(Reachable.NO);

        try (var server = ReplayServer.playing(List.of(write(0, HEAD + EVENTS), new Step.Fin(1)))) {
            assertThat(found(server.baseUrl()).outcome()).isEqualTo(new Answered());
        }
    }

    @Test
    void a_canary_that_comes_back_is_a_witness_again() throws Exception {
        int port = secondHost.getLocalPort();
        secondHost.close();
        assertThat(found(nobody()).outcome()).isInstanceOf(Local.class);

        secondHost = listen(port);

        assertThat(found(nobody()).outcome()).isInstanceOf(Failed.class);
    }

    @Test
    void a_canary_that_never_answered_excuses_nobody() throws Exception {
        var hidden = transport.canary(List.of(at(nobody().getPort())));
        assertThat(said(hidden.ask())).isEqualTo(Reachable.UNKNOWN);

        assertThat(found(nobody(), hidden).outcome()).isInstanceOf(Failed.class);
    }

    @Test
    void a_loss_that_is_over_when_a_run_ends_still_excuses_it() throws Exception {
        int port = secondHost.getLocalPort();
        try (var mute = ReplayServer.playing(List.of(new Step.Hold(0)))) {
            var run = probe(mute.baseUrl(), canary, Asking.deadlines(1_000, 1_500, 1_500, 2_000)).ask(now());
            assertThat(mute.events().poll(5, TimeUnit.SECONDS)).isNotNull();
            secondHost.close();
            assertThat(said(canary.ask())).isEqualTo(Reachable.NO);
            secondHost = listen(port);

            assertThat(run.get(5, TimeUnit.SECONDS).outcome()).isInstanceOfSatisfying(Local.class,
                    local -> assertThat(local.detail()).contains("otherwise TIMEOUT: not a byte of an answer"));
        }
    }

    @Test
    void a_limit_that_passes_while_the_canary_answers_is_a_timeout() throws Exception {
        try (var mute = ReplayServer.playing(List.of(new Step.Hold(0)))) {
            var found = probe(mute.baseUrl(), canary, Asking.deadlines(200, 300, 300, 400)).ask(now());

            assertThat(found.get(5, TimeUnit.SECONDS).outcome()).isInstanceOf(TimedOut.class);
        }
    }

    @Test
    void a_second_host_that_is_away_is_no_loss_while_the_third_answers() throws Exception {
        var two = transport.canary(List.of(at(nobody().getPort()),
                at(secondHost.getLocalPort())));

        assertThat(said(two.ask())).isEqualTo(Reachable.YES);
    }

    @Test
    void all_who_wait_share_one_asking_and_nothing_is_sent() throws Exception {
        var first = canary.ask();
        assertThat(canary.ask()).isSameAs(first);
        assertThat(said(first)).isEqualTo(Reachable.YES);

        for (int asked = 0; asked < 2; asked++) {   // once before the test
            try (var socket = secondHost.accept()) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void where_runs_go_through_a_proxy_the_canary_does_too() throws Exception {
        var proxy = new RelayProxy(secondHost.getLocalPort(), "");
        var proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port()));
        try (var behind = ProbeTransport.open(proxies)) {
            var through = behind.canary(List.of(InetSocketAddress.createUnresolved("only.the.proxy.knows.test", 443)));
            try (proxy) {
                assertThat(said(through.ask())).isEqualTo(Reachable.YES);
                assertThat(proxy.heads().take()).startsWith("CONNECT only.the.proxy.knows.test:443 HTTP/1.1");
            }
            assertThat(said(through.ask())).isEqualTo(Reachable.NO);
        }
    }

    @Test
    void once_the_transport_is_closed_nobody_waits_for_the_canary() throws Exception {
        transport.close();

        assertThat(said(canary.ask())).isEqualTo(Reachable.UNKNOWN);
    }

    private Observation found(URI endpoint) throws Exception {
        return found(endpoint, canary);
    }

    private Observation found(URI endpoint, Canary witness) throws Exception {
        return probe(endpoint, witness, Asking.patient()).ask(now()).get(10, TimeUnit.SECONDS);
    }

    /** Whether this machine stands still meanwhile is no question here, and a busy one does. */
    private FairProbe probe(URI endpoint, Canary witness, Deadlines deadlines) {
        return new FairProbe(Asking.probe(transport, endpoint, deadlines), new Witnesses(Stalls.NONE, witness, () -> {
            modelsAsked.incrementAndGet();
            return CompletableFuture.completedFuture(models);
        }));
    }

    private static Slot now() {
        return new Slot(Asking.SLOT.series(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static Reachable said(CompletableFuture<Reachable> asked) throws Exception {
        return asked.get(5, TimeUnit.SECONDS);
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    private static InetSocketAddress at(int port) {
        return InetSocketAddress.createUnresolved("127.0.0.1", port);
    }

    private static URI nobody() throws IOException {
        try (var free = listen(0)) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort() + "/v1");
        }
    }
}
