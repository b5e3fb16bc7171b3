package dev.nines.monitor.start;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, which ends a JVM unless somebody else hears it. Java has no supported way to hear a signal; {@code sun.misc.Signal} is the one
 * that every JVM on a Unix has. It is reached by its name, so that the service compiles against what is supported and starts without it.
 */
final class HangUp {
    private static final Logger log = LoggerFactory.getLogger(HangUp.class);

    private @Nullable Runnable work;
    private boolean isWanted;

    /** One that ends the process, as long as nobody calls {@link #hear}. */
    HangUp() {}

    /** What is to be done from now on; at once where it was wanted before it could be done. */
    synchronized void calls(Runnable work) {
        this.work = work;
        if (isWanted) run(work);
    }

    /** One after the other: a signal that comes before there is anything to call waits for it. */
    synchronized void came() {
        if (work == null) isWanted = true;
        else run(work);
    }

    /** From now on, on a thread of its own for each signal. */
    void hear() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            var hup = signal.getConstructor(String.class).newInstance("HUP");
            var before = signal.getMethod("handle", signal, handler).invoke(null, hup,
                    Proxy.newProxyInstance(HangUp.class.getClassLoader(), new Class<?>[] {handler}, calling(this::came)));
            if (handler.getField("SIG_IGN").get(null).equals(before)) {
                log.info("whoever started this service ignores SIGHUP for it, as nohup does; POST /-/reload reads the configuration again");
            }
        } catch (ReflectiveOperationException e) {
            log.info("SIGHUP is not heard here; POST /-/reload does the same why={}", String.valueOf(e));
        }
    }

    @SuppressWarnings("ReferenceEquality") // what a proxy is equal to is asked here, so it cannot be asked of the proxy
    private static InvocationHandler calling(Runnable came) {
        return (self, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                came.run();
                yield null;
            }
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "hears SIGHUP"; // the names of methods are an open set
        };
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) { // the thread's edge: the next signal is heard all the same
            log.error("reload failed", e);
        }
    }
}
