package dev.nines.monitor.discover;

import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.ModelLife;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What is odd about a model that is asked, in a sentence. */
record Oddity(String endpoint, Map<String, ListedModel> listed, Past past) {
    Optional<String> of(String model) {
        var who = "endpoint " + endpoint;
        var withdrawn = past.lastListed(model);
        if (withdrawn.isPresent()) {
            return Optional.of(who + " does not list the model \"" + model + "\" any more, last seen there "
                    + withdrawn.get().truncatedTo(ChronoUnit.SECONDS) + "; it is asked all the same");
        }
        if (listed.isEmpty()) return Optional.empty();
        var entry = listed.get(model);
        if (entry == null) return Optional.of(who + " does not list the model \"" + model + "\"; it is asked all the same");
        return entry.life() instanceof ModelLife.Ending ending
                ? Optional.of(who + " announces the end of the model \"" + model + "\" (" + ending.said() + ")") : Optional.empty();
    }
}
