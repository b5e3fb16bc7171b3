package dev.nines.monitor.alert.office;

import dev.nines.db.access.Change;
import dev.nines.db.state.Answers;
import dev.nines.db.state.Answers.Answer;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Deliveries.Waiting;
import dev.nines.db.state.Outbox;
import dev.nines.monitor.access.AuditTrail;
import dev.nines.monitor.alert.Rehearsal;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.sla.store.Message;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends messages again, and for a try, for one who is known. */
public final class MessageOffice {
    private final Box box;
    private final InForce inForce;
    private final AuditTrail trail;
    private final InstantSource clock;

    /** Where messages wait. */
    public interface Box {
        /** @return whether there is such a message */
        boolean replay(String id);

        void add(Message message);

        /** There may be something to send. */
        void wake();

        List<Waiting> waiting();

        /** By receiver; one that was never tried is not in it. */
        Map<String, Answer> lastAnswers(Collection<String> receivers);

        static Box of(Outbox outbox, Deliveries deliveries, Answers answers, Runnable wake) {
            return new Box() {
                @Override
                public boolean replay(String id) {
                    return outbox.replay(id);
                }

                @Override
                public void add(Message message) {
                    outbox.add(List.of(message));
                }

                @Override
                public void wake() {
                    wake.run();
                }

                @Override
                public List<Waiting> waiting() {
                    return deliveries.pending();
                }

                @Override
                public Map<String, Answer> lastAnswers(Collection<String> receivers) {
                    return answers.last(receivers);
                }
            };
        }
    }

    public MessageOffice(Box box, InForce inForce, AuditTrail trail, InstantSource clock) {
        this.box = box;
        this.inForce = inForce;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Sends a message again, under its own id, whether or not it arrived.
     *
     * @param who as the audit log is to name him
     * @return whether there is such a message
     */
    public boolean replay(String id, String who) {
        if (!box.replay(id)) return false;
        trail.note(new Change(clock.instant(), who, "message.replayed", id, Map.of()));
        box.wake();
        return true;
    }

    /** Sends a message that says that nothing is wrong; empty where no receiver has this name. */
    public Optional<Message> rehearse(String receiver, String who) {
        if (receivers().stream().noneMatch(r -> r.name().equals(receiver))) return Optional.empty();
        var message = Rehearsal.of(receiver, clock.instant().truncatedTo(ChronoUnit.MICROS));
        box.add(message);
        trail.note(new Change(clock.instant(), who, "receiver.tested", receiver, Map.of("message", message.id())));
        box.wake();
        return Optional.of(message);
    }

    /** In the order of the configuration. */
    public List<ReceiverSettings> receivers() {
        return inForce.settings().receivers();
    }

    /** By receiver; one for whom nothing waits is not in it. */
    public Map<String, Waiting> waiting() {
        return box.waiting().stream().collect(Collectors.toMap(Waiting::receiver, Function.identity()));
    }

    /** By receiver; one that was never tried is not in it. */
    public Map<String, Answer> lastAnswers() {
        return box.lastAnswers(receivers().stream().map(ReceiverSettings::name).toList());
    }
}
