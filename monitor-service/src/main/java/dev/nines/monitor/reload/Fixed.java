package dev.nines.monitor.reload;

import dev.nines.monitor.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** What a running process cannot change. The database, the port and the data folder are no matter of the file. */
final class Fixed {
    private Fixed() {}

    /** Sentences, one for each thing that differs. */
    static List<String> whatDiffers(Settings now, Settings next) {
        var sentences = new ArrayList<String>();
        if (!now.vantage().equals(next.vantage())) {
            sentences.add("vantage is \"" + now.vantage() + "\" and would be \"" + next.vantage()
                    + "\": it is part of the name of every series that is stored and planned; restart the service to change it");
        }
        if (!now.place().canary().equals(next.place().canary())) {
            sentences.add("vantage.canary would be other hosts: those of now are being asked all the time; restart the service to change them");
        }
        if (!now.access().bind().equals(next.access().bind())) {
            sentences.add("access.bind is " + now.access().bind().getHostAddress() + " and would be " + next.access().bind().getHostAddress()
                    + ": who reads pages now would lose them; restart the service to change it");
        }
        return sentences;
    }
}
