package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.RequestRate;
import dev.nines.monitor.config.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSettingsTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";

    @Test
    void a_base_url_alone_probes_everything_it_lists_and_gently() {
        Settings settings = valid(Map.of("NINES_BASE_URL", "https://gw.example.com/v1/"));

        assertThat(settings.origin()).isEqualTo(Settings.Origin.ENVIRONMENT);
        assertThat(settings.endpoint("endpoint").baseUrl()).hasToString("https://gw.example.com/v1");
        assertThat(settings.endpoint("endpoint").apiKey().isPresent()).isFalse();
        assertThat(settings.endpoint("endpoint").limits()).isEqualTo(Limits.GENTLE);
        assertThat(settings.probe("chat").every()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.defaultObjective().text()).isEqualTo("99.9 %");
        assertThat(settings.contracts()).isEmpty();
        assertThat(settings.receivers()).isEmpty();
    }

    @Test
    void every_sibling_changes_one_thing() {
        Settings settings = valid(Map.of(
                "NINES_BASE_URL", "http://127.0.0.1:4010/v1", "NINES_API_KEY", "sk-1", "NINES_MODELS", "Qwen/*, Pro/x",
                "NINES_PROBE_EVERY", "1s", "NINES_REQUESTS_PER_MINUTE", "600", "NINES_DOLLARS_PER_DAY", "2.50",
                "NINES_VANTAGE", "zurich-1", "NINES_WEBHOOK_URL", "https://hooks.example.com/x",
                "NINES_WEBHOOK_SECRET", SECRET));

        assertThat(settings.endpoint("endpoint").apiKey().reveal()).isEqualTo("sk-1");
        assertThat(settings.endpoint("endpoint").models().admits("Qwen/Qwen3-32B")).isTrue();
        assertThat(settings.endpoint("endpoint").models().admits("gpt-oss")).isFalse();
        assertThat(settings.endpoint("endpoint").limits().requests()).containsExactly(RequestRate.perMinute(600));
        assertThat(settings.endpoint("endpoint").limits().dollarsPerDay()).isEqualByComparingTo("2.5");
        assertThat(settings.probe("chat").every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.vantage()).isEqualTo("zurich-1");
        assertThat(settings.receivers()).singleElement()
                .satisfies(r -> assertThat(r.wants("incident.opened")).isTrue());
        assertThat(settings.toString()).doesNotContain("sk-1", "whsec", "hooks.example.com");
    }

    @Test
    void the_canary_may_be_others_or_nobody() {
        assertThat(canary(Map.of())).containsExactly("one.one.one.one:443", "dns.google:443");
        assertThat(canary(Map.of("NINES_CANARY", "10.0.0.1:53, [::1]:443"))).containsExactly("10.0.0.1:53", "::1:443");
        assertThat(canary(Map.of("NINES_CANARY", "none"))).isEmpty();
    }

    private static List<String> canary(Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("NINES_BASE_URL", "https://gw.example.com/v1");
        return valid(environment).place().canary().stream().map(c -> c.host() + ":" + c.port()).toList();
    }

    @Test
    void limits_of_a_day_have_siblings_too() {
        Settings settings = valid(Map.of("NINES_BASE_URL", "http://127.0.0.1:4010/v1", "NINES_REQUESTS_PER_DAY", "1000",
                "NINES_TOKENS_PER_DAY", "500k", "NINES_CONCURRENCY", "2"));

        assertThat(settings.endpoint("endpoint").limits()).isEqualTo(new Limits(
                List.of(RequestRate.perMinute(30), RequestRate.perDay(1000)), Limits.WHOLE, 500_000, BigDecimal.ONE, 2));
    }

    @Test
    void every_wrong_variable_is_named_at_once_and_no_secret_shown() {
        Loaded loaded = EnvironmentSettings.load(Map.of(
                "NINES_BASE_URL", "gw.example.com", "NINES_API_KEY", "sk with spaces", "NINES_PROBE_EVERY", "10",
                "NINES_DOLLARS_PER_DAY", "free", "NINES_WEBHOOK_SECRET", "hunter2"));

        assertThat(loaded).isEqualTo(new Loaded.Invalid("""
                the environment has 6 problems
                  environment  NINES_BASE_URL         gw.example.com must begin with https:// or http://
                  environment  NINES_API_KEY          (hidden)       must be one line of visible ASCII characters without a space
                  environment  NINES_PROBE_EVERY      10             has no unit; write 10s, 10m, 10h or 10d
                  environment  NINES_DOLLARS_PER_DAY  free           must be a number such as 0.25
                  environment  NINES_WEBHOOK_URL      (missing)      must be given beside NINES_WEBHOOK_SECRET
                  environment  NINES_WEBHOOK_SECRET   (hidden)       must be whsec_ and the base64 of 24 to 64 random bytes: \
                echo whsec_$(openssl rand -base64 32)"""));
    }

    private static Settings valid(Map<String, String> environment) {
        assertThat(EnvironmentSettings.isMeant(environment)).isTrue();
        Loaded loaded = EnvironmentSettings.load(environment);
        assertThat(loaded).isInstanceOf(Loaded.Valid.class);
        return ((Loaded.Valid) loaded).settings();
    }
}
