package dev.nines.monitor.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a command on SIGINT and SIGTERM with what it has, and with its own exit code. */
final class Ending {
    private static final int PATIENCE_SECONDS = 5;

    private Ending() {}

    /** @param stop makes {@code work} return soon */
    static int onSignal(Runnable stop, Callable<Integer> work) throws Exception {
        var code = new CompletableFuture<Integer>();
        var hook = Thread.ofPlatform().name("nines-ending").unstarted(() -> {
            stop.run();
            int ended = code.completeOnTimeout(Exit.FAILED, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            Runtime.getRuntime().halt(ended);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            int ended = work.call();
            code.complete(ended);
            return ended;
        } finally {
            code.complete(Exit.FAILED); // it failed; otherwise there is a code already
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the signal has come: the hook runs already
        }
    }
}
