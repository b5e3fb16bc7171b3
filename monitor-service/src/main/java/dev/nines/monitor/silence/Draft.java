package dev.nines.monitor.silence;

import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.When;
import java.util.List;

/**
 * What somebody asks for.
 *
 * @param author who says so, for people; {@code ""} for whoever asks
 */
public record Draft(Silence.Kind kind, List<Matcher> matchers, When when, String author, String reason) {
    public Draft {
        matchers = List.copyOf(matchers);
    }
}
