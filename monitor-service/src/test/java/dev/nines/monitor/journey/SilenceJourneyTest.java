package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.alert.TestReceiver;
import dev.nines.monitor.alert.TestReceiver.Received;
import dev.nines.monitor.start.Forked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is silenced is told to nobody, also after a kill, and as soon as the silence is ended it is told. */
@Execution(ExecutionMode.CONCURRENT)
class SilenceJourneyTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    @TempDir
    private Path folder;

    @Test
    void what_is_silenced_is_told_when_the_silence_ends() throws Exception {
        try (var gateway = new ChangingGateway("heard", "planned", "quiet", "well", "sound", "hale", "fit"); var ops = new TestReceiver()) {
            Files.writeString(config(), file(gateway, ops));
            String silence;
            try (var service = serve()) {
                var site = new Site(service.awaitHealthy().base());
                String token = Tokens.make(data(), "write");
                awaitRuns(site, "heard", "planned", "quiet");
                silence = command(site, token, "silence", "create", "--match", "model=quiet", "--lasts", "1h", "--reason", "I know");
                for (var model : List.of("quiet", "planned", "heard")) gateway.lose(model);

                await().atMost(Forked.PATIENCE).until(() -> isTold(ops, "heard"));
                await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_incident_open") >= 3);
                service.kill();
            }
            try (var service = serve()) {
                var site = new Site(service.awaitHealthy().base());
                String token = Tokens.make(data(), "write");
                assertThat(site.get("/silences").words()).contains("2 silences are in force", "model=quiet", "I know", "Maintenance: notice 4711");
                assertThat(command(site, token, "silence", "list")).contains(silence, "file-always");
                String tried = command(site, token, "receiver", "test", "ops");
                await().atMost(Forked.PATIENCE).until(() -> ids(ops, "webhook.test").contains(tried));
                assertThat(isTold(ops, "quiet") || isTold(ops, "planned")).isFalse();

                command(site, token, "silence", "end", silence);

                await().atMost(Forked.PATIENCE).until(() -> isTold(ops, "quiet"));
                assertThat(isTold(ops, "planned")).isFalse();
                command(site, token, "delivery", "replay", tried);
                await().atMost(Forked.PATIENCE).until(() -> ids(ops, "webhook.test").equals(List.of(tried, tried)));
                var kept = Kept.in(data());
                for (var what : List.of("silence.created", "silence.ended", "receiver.tested", "message.replayed")) {
                    assertThat(kept.count("select count(*) as n from nines.audit where what = ? and who like 'token % (test)'", what)).as(what).isEqualTo(1);
                }
                assertThat(service.terminate()).isZero();
                assertThat(service.text()).doesNotContain("\tat ", token);
            }
        }
    }

    private static void awaitRuns(Site site, String... models) {
        for (var model : models) {
            await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_probe_observations_total", "model=\"" + model + "\"", "class=\"OK\"") > 1);
        }
    }

    /** Whether any message speaks of it: what is told together with others that were told before comes as an update. */
    private static boolean isTold(TestReceiver ops, String model) {
        return ops.received().stream().map(Received::body).anyMatch(b -> b.contains("\"incident.") && b.contains("house/chat/" + model + "@"));
    }

    private static List<String> ids(TestReceiver ops, String type) {
        return ops.received().stream().filter(r -> r.body().contains("\"" + type + "\"")).map(r -> r.header("Webhook-id")).toList();
    }

    private static String command(Site site, String token, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", site.base()));
        try (var command = Forked.start(Map.of("NINES_TOKEN", token), all.toArray(String[]::new))) {
            assertThat(command.awaitExit()).as(command.text()).isZero();
            return String.join("\n", command.text().lines().filter(l -> !l.startsWith("nines: ")).toList());
        }
    }

    private static String file(ChangingGateway gateway, TestReceiver ops) {
        return """
            vantage: here
            endpoints:
              house: { base-url: "%s", models: { discover: true }, limits: { requests: 6000/min, tokens: 1000M/day, cost: 1000 USD/day } }
            probes:
              chat: { endpoint: house, every: 1s }
            receivers:
              ops: { webhook: "%s", secret: "${HOOK}", events: ["incident.*", "webhook.test"] }
            maintenance:
              always: { match: model=planned, reason: notice 4711, weekly: { days: [mon, tue, wed, thu, fri, sat, sun], at: "00:00", lasts: 2d }, zone: UTC }
            """.formatted(gateway.url(), ops.url());
    }

    private Forked serve() {
        return Forked.start(Map.of("HOOK", SECRET), "--config", config().toString(), "--port", "0", "--data", data().toString());
    }

    private Path config() {
        return folder.resolve("nines.yaml");
    }

    private Path data() {
        return folder.resolve("data");
    }
}
