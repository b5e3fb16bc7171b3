package dev.nines.probe.openai;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** A run that has not ended. Cancelling it, or anything made from it, closes its connection. */
final class Underway<T> extends CompletableFuture<T> {
    private final AtomicReference<Runnable> stop;

    Underway() {
        this(new AtomicReference<>(() -> {}));
    }

    private Underway(AtomicReference<Runnable> stop) {
        this.stop = stop;
    }

    void stoppedBy(Runnable how) {
        stop.set(how);
        if (isCancelled()) how.run();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean isNew = super.cancel(mayInterruptIfRunning);
        if (isNew) stop.get().run();
        return isNew;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Underway<>(stop);
    }
}
