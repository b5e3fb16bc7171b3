package dev.nines.monitor.alert.channel;

import dev.nines.monitor.alert.StandardWebhooks;
import dev.nines.sla.store.Message;
import java.time.Instant;

/** Standard Webhooks: the outbox's own text to the letter, signed anew for every attempt. */
record SignedWebhook(StandardWebhooks signature) implements Rendering {
    @Override
    public Draft draft(Message message, Instant now) {
        return new Draft(signature.headers(message.id(), now, message.body()), message.body());
    }
}
