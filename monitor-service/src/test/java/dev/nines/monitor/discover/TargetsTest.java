package dev.nines.monitor.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.config.TierSettings;
import dev.nines.probe.Listing;
import dev.nines.probe.Listing.Stretch;
import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.ModelLife;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.ModelUse;
import dev.nines.probe.openai.Pricing;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Pricing CHEAP = new Pricing.PerToken(new BigDecimal("0.0000001"), new BigDecimal("0.0000004"));
    private static final ModelList LISTED = new ModelList.Listed(List.of(
            new ListedModel("Pro/deepseek-ai/DeepSeek-R1", Pricing.UNKNOWN),
            new ListedModel("Qwen/Qwen3-32B", CHEAP),
            new ListedModel("text-embedding-3-small", Pricing.UNKNOWN)));

    @Test
    void a_pattern_stands_for_the_listed_models_it_matches_in_the_order_of_their_names() {
        var found = targets("*").of(LISTED);

        assertThat(found.asked()).extracting(a -> a.series().target().name())
                .containsExactly("gw/chat/Pro/deepseek-ai/DeepSeek-R1", "gw/chat/Qwen/Qwen3-32B");
        assertThat(found.asked()).extracting(a -> a.series().tier()).containsExactly("pro", "");
        assertThat(found.troubles()).isEmpty();
    }

    @Test
    void what_cannot_chat_by_its_name_is_set_aside_with_the_reason() {
        assertThat(targets("*").of(LISTED).setAside()).containsExactly(
                new Found.SetAside("text-embedding-3-small", "not a chat model by its name (*embed*)"));
    }

    @Test
    void an_exact_id_is_asked_though_it_is_not_listed_and_that_is_said() {
        var found = targets("gone/model").of(LISTED);

        assertThat(found.asked()).extracting(a -> a.series().target().model()).containsExactly("gone/model");
        assertThat(found.troubles()).isEmpty();
        assertThat(found.notices())
                .containsExactly("endpoint gw does not list the model \"gone/model\"; it is asked all the same");
    }

    @Test
    void a_listed_price_is_known_to_the_question() {
        assertThat(targets("Qwen/*").of(LISTED).asked()).extracting(a -> a.question().pricing()).containsExactly(CHEAP);
    }

    @Test
    void a_refused_key_is_one_sentence_and_no_targets() {
        var found = targets("*").of(new ModelList.Refused(401, "HTTP 401: no such key"));

        assertThat(found.asked()).isEmpty();
        assertThat(found.troubles()).containsExactly("endpoint gw refuses the API key (HTTP 401: no such key)");
    }

    @Test
    void an_endpoint_that_cannot_be_reached_is_still_asked_for_what_is_named_exactly() {
        var found = targets("Qwen/Qwen3-32B", "Pro/*").of(new ModelList.Unreachable("connection refused"));

        assertThat(found.asked()).extracting(a -> a.series().target().model()).containsExactly("Qwen/Qwen3-32B");
        assertThat(found.troubles()).containsExactly("endpoint gw cannot be reached (connection refused)");
    }

    @Test
    void what_the_list_says_of_a_model_counts_before_its_name() {
        var list = new ModelList.Listed(List.of(
                new ListedModel("draws", Pricing.UNKNOWN, new ModelUse.Other("type: image"), ModelLife.UNSAID),
                new ListedModel("off", Pricing.UNKNOWN, ModelUse.UNSAID, new ModelLife.Off("active: false")),
                new ListedModel("flux-chat", Pricing.UNKNOWN, new ModelUse.Chat("type: chat"), ModelLife.UNSAID)));

        assertThat(targets("*").of(list).asked()).extracting(a -> a.series().target().model()).containsExactly("flux-chat");
        assertThat(targets("*").of(list).setAside()).containsExactly(
                new Found.SetAside("draws", "not a chat model by its list (type: image)"),
                new Found.SetAside("off", "switched off by its list (active: false)"));
        assertThat(targets("draws", "off").of(list).asked()).hasSize(2);
    }

    @Test
    void a_model_that_was_withdrawn_is_asked_for_another_month_and_that_is_said() {
        var past = past(Map.of("Qwen/old", new Listing(List.of(new Stretch(NOW.minusSeconds(900_000), NOW.minusSeconds(60)))),
                "Qwen/older", new Listing(List.of(new Stretch(NOW.minusSeconds(9_000_000), NOW.minusSeconds(40 * 86_400)))),
                "bge-old", new Listing(List.of(new Stretch(NOW.minusSeconds(900_000), NOW.minusSeconds(60))))));

        var found = targets("Qwen/*", "bge*").of(LISTED, past);

        assertThat(found.asked()).extracting(a -> a.series().target().model()).containsExactly("Qwen/Qwen3-32B", "Qwen/old");
        assertThat(found.notices()).containsExactly("endpoint gw does not list the model \"Qwen/old\" any more, last seen there "
                + "2026-11-20T11:59:00Z; it is asked all the same");
        assertThat(found.setAside()).extracting(Found.SetAside::model).containsExactly("bge-old");
    }

    @Test
    void while_no_list_can_be_read_a_pattern_stands_for_the_models_of_the_last_one() {
        var past = past(Map.of("Qwen/Qwen3-32B", new Listing(List.of(new Stretch(NOW.minusSeconds(900), Listing.STILL)))));

        var found = targets("Qwen/*").of(new ModelList.Unreachable("connection refused"), past);

        assertThat(found.asked()).extracting(a -> a.series().target().model()).containsExactly("Qwen/Qwen3-32B");
        assertThat(found.troubles()).containsExactly("endpoint gw cannot be reached (connection refused)");
        assertThat(found.notices()).isEmpty();
    }

    @Test
    void the_announced_end_of_a_model_that_is_asked_is_said() {
        var list = new ModelList.Listed(List.of(
                new ListedModel("Qwen/a", Pricing.UNKNOWN, ModelUse.UNSAID, new ModelLife.Ending("deprecation: 2026-12-31")),
                new ListedModel("other", Pricing.UNKNOWN, ModelUse.UNSAID, new ModelLife.Ending("deprecated: true"))));

        assertThat(targets("Qwen/*").of(list).notices())
                .containsExactly("endpoint gw announces the end of the model \"Qwen/a\" (deprecation: 2026-12-31)");
    }

    private static Past past(Map<String, Listing> listings) {
        return new Past(listings, NOW);
    }

    private static Targets targets(String... models) {
        var endpoint = new EndpointSettings("gw", URI.create("http://127.0.0.1:1/v1"), Secret.NONE,
                EndpointSettings.Limits.GENTLE, EndpointSettings.Models.ALL);
        var probe = new ProbeSettings("chat", "gw", Stream.of(models).map(ModelPattern::new).toList(),
                Duration.ofMinutes(1), ProbeSettings.PONG, ProbeSettings.Conduct.USUAL);
        var pro = new TierSettings("pro", List.of(new ModelPattern("Pro/*")));
        return new Targets(new Settings(Settings.Origin.FILE, VantageSettings.named("here"), List.of(endpoint), List.of(pro), List.of(probe),
                List.of(), IncidentSettings.USUAL, List.of()), endpoint);
    }
}
