package dev.nines.probe.openai;

import dev.nines.probe.fault.Canary;
import dev.nines.probe.fault.Stalls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Event loops, DNS and kept connections for all endpoints of one process. Closing it ends every run that is under way
 * as {@code LOCAL SHUTTING_DOWN}; so ends every run that is asked for afterwards.
 */
public final class ProbeTransport implements AutoCloseable {
    /** One is enough for thousands of runs a second; a second one costs two more wake-ups a run and gains nothing. */
    private static final int LOOPS = 1;
    private static final long STALE_CHECK_SECONDS = 15;
    private static final long CANARY_SECONDS = 10;

    private final Network network;
    private final ConnectionPool pool = new ConnectionPool();
    private final LoopWatch loops;
    private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ProbeTransport(Network network) {
        this.network = network;
        this.loops = LoopWatch.over(network.loops());
        network.every(STALE_CHECK_SECONDS, pool::closeStale);
    }

    /** Goes out without a proxy. */
    public static ProbeTransport open() {
        return open(Proxies.NONE);
    }

    public static ProbeTransport open(Proxies proxies) {
        return over(Network.open(LOOPS, Surroundings.ofThisMachine(proxies)));
    }

    static ProbeTransport over(Network network) {
        return new ProbeTransport(network);
    }

    /** When the event loops stood still, and with them every run. */
    public Stalls stalls() {
        return loops;
    }

    /** How late an event loop was at worst in the last half minute. */
    public Duration loopDelay() {
        return loops.worst();
    }

    /**
     * The timer of an event loop: what it starts is not handed on to another thread, which is a wake-up less for each run
     * and tens of microseconds. What it calls must not block: every run waits for it.
     */
    public ScheduledExecutorService timer() {
        return network.nextLoop();
    }

    /** A second host for each of these addresses, asked every ten seconds and whenever a run fails; none: nobody. */
    public Canary canary(List<InetSocketAddress> hosts) {
        if (hosts.isEmpty()) return Canary.NONE;
        var canary = new TcpCanary(new TcpKnock(network), hosts, loops);
        network.every(CANARY_SECONDS, canary::lookAgain);
        return canary;
    }

    /**
     * Runs {@code call}; {@code whenEnded} is called exactly once, on an event loop.
     *
     * @return ends it now, as cancelled; may be called at any time, and again
     */
    Runnable exchange(Call call, ReplyReader reader, InstantSource clock, Consumer<Trace> whenEnded) {
        var forgetful = new Object() {
            @Nullable Exchange self;
        };
        var exchange = new Exchange(call, reader, Connector.forExchange(call, network, pool), trace -> {
            if (forgetful.self != null) underWay.remove(forgetful.self);
            whenEnded.accept(trace);
        });
        forgetful.self = exchange;
        underWay.add(exchange);
        if (closed) cancel(exchange, clock);
        else onLoop(exchange, () -> exchange.begin(clock), clock);
        return () -> cancel(exchange, clock);
    }

    private static void cancel(Exchange exchange, InstantSource clock) {
        onLoop(exchange, () -> exchange.cancel(clock), clock);
    }

    private static void onLoop(Exchange exchange, Runnable task, InstantSource clock) {
        try {
            if (exchange.loop().inEventLoop()) task.run();
            else exchange.loop().execute(task);
        } catch (RejectedExecutionException _) {   // the loop has ended: nothing else can touch the exchange
            exchange.cancel(clock);
        }
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(exchange -> cancel(exchange, InstantSource.system()));
        network.close();
    }
}
