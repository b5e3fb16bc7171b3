package dev.nines.monitor.alert.channel;

import dev.nines.monitor.alert.AlertChannel;
import dev.nines.monitor.alert.StandardWebhooks;
import dev.nines.monitor.config.Destination;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.outbound.OutboundClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A channel for each receiver, by what it is. */
public final class Channels {
    /** Understood and not taken: sending it again changes nothing. A webhook of one's own may be mended meanwhile. */
    private static final Set<Integer> MALFORMED = Set.of(400);

    private Channels() {}

    public static Map<String, AlertChannel> of(List<ReceiverSettings> receivers, OutboundClient http, InstantSource clock) {
        var channels = new HashMap<String, AlertChannel>();
        for (var receiver : receivers) channels.put(receiver.name(), new PostingChannel(http, manner(receiver), clock));
        return Map.copyOf(channels);
    }

    static PostingChannel.Manner manner(ReceiverSettings receiver) {
        var url = receiver.destination().url().reveal();
        return switch (receiver.destination()) {
            case Destination.Webhook w -> manner(url, new SignedWebhook(new StandardWebhooks(w.signing().stream().map(Secret::reveal).toList())),
                    Set.of());
            case Destination.Alertmanager _ -> manner(url.replaceAll("/+$", "") + AlertmanagerAlerts.PATH, new AlertmanagerAlerts(), MALFORMED);
            case Destination.AlertmanagerWebhook _ -> manner(url, new AlertmanagerWebhook(receiver.name()), Set.of());
            case Destination.PagerDuty p -> new PostingChannel.Manner(url, new PagerDutyEvents(p.routingKey()),
                    AnswerRules.hiding(url, MALFORMED, List.of(p.routingKey().reveal())));
            case Destination.Slack _ -> manner(url, new SlackMessage(), MALFORMED);
        };
    }

    private static PostingChannel.Manner manner(String url, Rendering rendering, Set<Integer> finals) {
        return new PostingChannel.Manner(url, rendering, AnswerRules.hiding(url, finals, List.of()));
    }
}
