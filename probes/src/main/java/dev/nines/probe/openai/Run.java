package dev.nines.probe.openai;

import dev.nines.probe.Gaps;
import dev.nines.probe.Observation;

/** One run: what is kept of it, and each gap between its tokens, which is too much to keep. */
public record Run(Observation observation, Gaps gaps) {}
