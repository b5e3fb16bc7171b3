package dev.nines.monitor.web.error;

import dev.nines.monitor.web.page.Frame;
import java.util.List;

/**
 * One clear sentence.
 *
 * @param hints what still works, or what to do
 */
public record TroublePage(Frame frame, String sentence, List<String> hints) {}
