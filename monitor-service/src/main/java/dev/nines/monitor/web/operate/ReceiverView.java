package dev.nines.monitor.web.operate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.nines.db.state.Answers.Answer;
import dev.nines.monitor.config.Destination;
import dev.nines.monitor.config.ReceiverSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receiver, without its URL and its secrets.
 *
 * @param kind as the configuration has it: {@code webhook}, {@code slack}
 * @param events patterns of message types
 * @param waiting messages that have not arrived and have not been given up
 * @param oldestWaiting when the oldest of them happened; {@code null} where none waits
 * @param last what it said last; {@code null} where it was never tried
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Receiver")
record ReceiverView(String name, String kind, List<String> events, long waiting, @Nullable String oldestWaiting, @Nullable LastAnswer last) {

    /** @param status the HTTP status; {@code null} where none came */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "LastAnswer")
    record LastAnswer(String at, String message, String type, @Nullable Integer status, String answer) {
        static LastAnswer of(Answer a) {
            var status = a.attempt().httpStatus();
            return new LastAnswer(a.attempt().at().toString(), a.message(), a.type(), status.isPresent() ? status.getAsInt() : null,
                    a.attempt().excerpt());
        }
    }

    static String kind(ReceiverSettings receiver) {
        return switch (receiver.destination()) {
            case Destination.Webhook _ -> "webhook";
            case Destination.Alertmanager _ -> "alertmanager";
            case Destination.AlertmanagerWebhook _ -> "alertmanager-webhook";
            case Destination.PagerDuty _ -> "pagerduty";
            case Destination.Slack _ -> "slack";
        };
    }
}
