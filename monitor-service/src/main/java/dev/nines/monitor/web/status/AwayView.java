package dev.nines.monitor.web.status;

import dev.nines.monitor.config.InForce;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.read.LiveNow;
import java.time.Instant;

/** From what this process remembers to what the status page says without the store. Pure. */
public final class AwayView {
    private final InForce inForce;

    public AwayView(InForce inForce) {
        this.inForce = inForce;
    }

    public AwayPage page(LiveNow live, Instant now) {
        var silence = new Silence(inForce.settings());
        var rows = live.series().stream().map(s -> AwayRow.of(s, silence.judge(s.series(), s.newest(), now)))
                .sorted(AwayRow.WORST_FIRST).toList();
        var data = inForce.settings().isSimulated() ? Data.SIMULATED : Data.MEASURED;
        return new AwayPage(new Frame("Status from memory", Section.STATUS, now, data, Refresh.LIVE), live, rows);
    }
}
