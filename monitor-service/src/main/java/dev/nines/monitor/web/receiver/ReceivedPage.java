package dev.nines.monitor.web.receiver;

import dev.nines.monitor.web.page.Frame;
import java.util.List;

public record ReceivedPage(Frame frame, List<Arrival> arrivals) {}
