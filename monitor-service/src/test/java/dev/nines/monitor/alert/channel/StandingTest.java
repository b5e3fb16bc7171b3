package dev.nines.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.store.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages are those of {@code channels/messages}: model:4.5 and other begin, third joins as model:4.5 ends, other lasts and ends. */
class StandingTest {
    private static final Instant UPDATED = Instant.parse("2026-10-01T12:03:00Z");

    @Test
    void what_fires_stands_and_what_ended_in_an_update_is_told_as_ended_for_a_while_and_then_no_more() {
        assertThat(after(UPDATED, "opened-several")).containsExactly("vendor/model:4.5 FIRING", "vendor/other FIRING");
        assertThat(after(UPDATED, "opened-several", "updated")).containsExactly(
                "vendor/model:4.5 RESOLVED 2026-10-01T12:02:00Z", "vendor/other FIRING", "vendor/third FIRING");
        assertThat(after(UPDATED.plusSeconds(14 * 60), "opened-several", "updated")).hasSize(3);
        assertThat(after(UPDATED.plusSeconds(15 * 60), "opened-several", "updated")).containsExactly("vendor/other FIRING", "vendor/third FIRING");
    }

    @Test
    void a_line_that_a_message_had_no_room_for_or_that_is_held_back_stands_until_it_ends() {
        assertThat(after(UPDATED.plus(Duration.ofHours(3)), "opened-several", "updated", "repeat"))
                .containsExactly("vendor/other FIRING", "vendor/third FIRING");
    }

    @Test
    void the_end_of_the_story_ends_every_line_of_it_listed_or_not() {
        assertThat(after(Instant.parse("2026-10-01T16:21:00Z"), "opened-several", "updated", "repeat", "resolved")).containsExactly(
                "vendor/other RESOLVED 2026-10-01T16:20:10Z", "vendor/third RESOLVED 2026-10-01T16:20:10Z");
    }

    @Test
    void the_end_of_a_story_ends_nothing_of_another() {
        assertThat(after(Instant.parse("2026-10-01T16:21:00Z"), "degraded", "opened-one", "resolved"))
                .contains("vendor/model:4.5 FIRING").contains("vendor/model:4.5 RESOLVED 2026-10-01T16:20:10Z");
    }

    @Test
    void what_begins_again_in_another_story_fires_again() {
        var again = GroupedMessages.body("opened-one").replace("@2026-10-01T12:00:00Z", "@2026-10-01T12:13:00Z");
        var messages = List.of(GroupedMessages.of("opened-several"), GroupedMessages.of("resolved-several"), GroupedMessages.message("m", again));

        assertThat(told(messages, Instant.parse("2026-10-01T12:14:00Z")))
                .containsExactly("vendor/model:4.5 FIRING", "vendor/other RESOLVED 2026-10-01T12:13:00Z");
    }

    private static List<String> after(Instant now, String... names) {
        return told(Arrays.stream(names).map(GroupedMessages::of).toList(), now);
    }

    private static List<String> told(List<Message> messages, Instant now) {
        return Standing.after(messages, now.minus(AlertmanagerAlerts.ENDED_FOR)).stream()
                .map(told -> told.labels().get("model") + " " + told.phase() + (told.isOver() ? " " + told.at() : "")).sorted().toList();
    }
}
