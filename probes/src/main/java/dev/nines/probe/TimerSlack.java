package dev.nines.probe;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** How late the kernel may wake a thread on purpose, to save power: 50 us by default on Linux. */
public final class TimerSlack {
    public enum Answer { ONE_NANOSECOND, NOT_LINUX, REFUSED }

    private static final int PR_SET_TIMERSLACK = 29;

    private TimerSlack() {}

    /**
     * Asks for 1 ns for the calling thread. Where that cannot be had, slots are some tens of microseconds later; no more.
     */
    public static Answer shrink() {
        if (!System.getProperty("os.name", "").equals("Linux")) return Answer.NOT_LINUX;
        return Linker.nativeLinker().defaultLookup().find("prctl").map(TimerSlack::call).orElse(Answer.NOT_LINUX);
    }

    @SuppressWarnings({"restricted", "CatchingUnchecked"}) // the launcher grants native access; refused, we lose only precision
    private static Answer call(MemorySegment prctl) {
        try {
            var type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
            MethodHandle handle = Linker.nativeLinker().downcallHandle(prctl, type, Linker.Option.firstVariadicArg(1));
            int answer = (int) handle.invokeExact(PR_SET_TIMERSLACK, 1L, 0L, 0L, 0L);
            return answer == 0 ? Answer.ONE_NANOSECOND : Answer.REFUSED;
        } catch (Throwable e) { // the signature of invokeExact
            if (e instanceof VirtualMachineError fatal) throw fatal;
            return Answer.REFUSED;
        }
    }
}
