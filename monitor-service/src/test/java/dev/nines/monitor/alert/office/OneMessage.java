package dev.nines.monitor.alert.office;

import dev.nines.db.state.Answers.Answer;
import dev.nines.db.state.Deliveries.Waiting;
import dev.nines.db.state.Outbox.Attempt;
import dev.nines.sla.store.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A box with one message that was sent, {@code msg_1}, and what is put into it. */
public final class OneMessage implements MessageOffice.Box {
    private static final Instant THEN = Instant.parse("2026-11-02T14:03:37Z");

    private final List<Message> added = new ArrayList<>();
    private final AtomicInteger woken = new AtomicInteger();

    public synchronized List<Message> added() {
        return List.copyOf(added);
    }

    public int woken() {
        return woken.get();
    }

    @Override
    public boolean replay(String id) {
        return id.equals("msg_1");
    }

    @Override
    public synchronized void add(Message message) {
        added.add(message);
    }

    @Override
    public void wake() {
        woken.incrementAndGet();
    }

    @Override
    public List<Waiting> waiting() {
        return List.of(new Waiting("demo", 2, THEN), new Waiting("one that is gone", 7, THEN));
    }

    @Override
    public Map<String, Answer> lastAnswers(Collection<String> receivers) {
        return Map.of("demo", new Answer("msg_1", "incident.opened", new Attempt(THEN, 503, Duration.ofMillis(12), "not now")));
    }
}
