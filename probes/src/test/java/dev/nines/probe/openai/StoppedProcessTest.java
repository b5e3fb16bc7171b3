package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Probe;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Slot;
import dev.nines.probe.fault.Canary;
import dev.nines.probe.fault.EndpointCheck;
import dev.nines.probe.fault.FairProbe;
import dev.nines.probe.fault.Witnesses;
import dev.nines.probe.json.ObservationJson;
import dev.nines.probe.openai.ReplayServer.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A monitor that is stopped for three seconds while runs are under way, as a laptop's lid or a starved host does. */
class StoppedProcessTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String TOKEN = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
    private static final String END = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private static final long STOPPED_MICROS = 2_900_000;

    private final List<Observation> raw = new ArrayList<>();
    private final List<Observation> fair = new ArrayList<>();

    @Test
    void no_run_that_a_stop_overlapped_counts_against_the_endpoint() throws Exception {
        var answers = List.of(write(300, HEAD + TOKEN), write(600, END), new Step.Fin(601));
        try (var server = ReplayServer.playing(answers)) {
            var monitor = fork(server.baseUrl());
            try (var said = monitor.inputReader(StandardCharsets.UTF_8)) {
                readUntilAnswered(10, said);
                stopForThreeSeconds(monitor);
                readUntilAnswered(20, said);
            } finally {
                monitor.destroyForcibly();
            }
        }

        assertThat(raw).as("what the probe saw by itself").anySatisfy(StoppedProcessTest::isSpoilt);
        assertThat(fair).extracting(Observation::observationClass).containsOnly(ObservationClass.OK, ObservationClass.LOCAL);
        assertThat(fair).filteredOn(o -> o.observationClass() == ObservationClass.OK).noneSatisfy(StoppedProcessTest::isSpoilt);
        assertThat(fair).extracting(Observation::outcome).filteredOn(Local.class::isInstance).isNotEmpty().allSatisfy(o -> {
            assertThat(((Local) o).cause()).isEqualTo(Cause.MONITOR_STALLED);
            assertThat(o.detailText()).contains("; otherwise ");
        });
    }

    /** An answer that seems to have taken the whole stop, or a limit that passed meanwhile. */
    private static void isSpoilt(Observation o) {
        if (o.observationClass() == ObservationClass.OK) {
            assertThat(o.phases().micros(Phase.TOTAL).orElse(0)).isGreaterThan(STOPPED_MICROS);
        }
    }

    private void readUntilAnswered(int times, BufferedReader said) throws IOException {
        int answered = 0;
        while (answered < times) {
            String line = said.readLine();
            assertThat(line).as("the monitor goes on").isNotNull();
            var observation = ObservationJson.read(line.substring(line.indexOf('{')));
            boolean isFair = line.startsWith("fair");
            (isFair ? fair : raw).add(observation);
            if (isFair && observation.observationClass() == ObservationClass.OK) answered++;
        }
    }

    private static void stopForThreeSeconds(Process monitor) throws Exception {
        String script = "kill -STOP %1$d && sleep 3; kill -CONT %1$d".formatted(monitor.pid());
        var stop = new ProcessBuilder("sh", "-c", script).inheritIO().start();

        assertThat(stop.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stop.exitValue()).isZero();
    }

    private static Process fork(URI endpoint) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Monitor.class.getName(), endpoint.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Asks every tenth of a second, and prints what the probe saw and what was made of it. */
    static final class Monitor {
        private Monitor() {}

        public static void main(String[] arguments) {
            var transport = ProbeTransport.open();
            var asked = Asking.probe(transport, URI.create(arguments[0]), Asking.deadlines(1_000, 1_500, 1_500, 2_000));
            Probe said = slot -> asked.ask(slot).whenComplete((o, _) -> say("raw", o));
            var fair = new FairProbe(said, new Witnesses(transport.stalls(), Canary.NONE, EndpointCheck.NEVER));
            var _ = Executors.newSingleThreadScheduledExecutor().scheduleWithFixedDelay(
                    () -> ask(fair), 0, 100, TimeUnit.MILLISECONDS);
        }

        private static void ask(Probe fair) {
            var _ = fair.ask(now()).thenAccept(o -> say("fair", o));
        }

        private static void say(String who, Observation found) {
            System.out.println(who + " " + ObservationJson.write(found));
        }

        private static Slot now() {
            return new Slot(Asking.SLOT.series(), Instant.now().truncatedTo(ChronoUnit.MICROS));
        }
    }
}
