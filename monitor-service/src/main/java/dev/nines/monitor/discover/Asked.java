package dev.nines.monitor.discover;

import dev.nines.monitor.config.ProbeSettings;
import dev.nines.probe.Series;
import dev.nines.probe.openai.Question;

/** One series and the question that is put to it. */
public record Asked(Series series, ProbeSettings probe, Question question) {}
