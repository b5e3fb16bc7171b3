package dev.nines.monitor.discover;

import java.util.Collection;
import java.util.List;

/** Which first calls after a while are none, because another probe asks the same model in between. */
final class IdleModels {
    private IdleModels() {}

    /** @param asked of one endpoint */
    static List<String> troubles(Collection<Asked> asked) {
        return asked.stream().filter(a -> a.probe().conduct().wantsIdleModel())
                .flatMap(idle -> asked.stream().filter(other -> spoils(other, idle)).map(other -> sentence(other, idle)))
                .toList();
    }

    private static boolean spoils(Asked other, Asked idle) {
        boolean isAnother = !other.probe().name().equals(idle.probe().name());
        return isAnother && other.series().target().model().equals(idle.series().target().model())
                && other.probe().every().compareTo(idle.probe().conduct().afterIdle()) < 0;
    }

    private static String sentence(Asked other, Asked idle) {
        return "probes." + idle.probe().name() + " is to find the model \"" + idle.series().target().model()
                + "\" idle, but probes." + other.probe().name() + " asks it more often than that";
    }
}
