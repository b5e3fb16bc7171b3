package dev.nines.monitor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.evaluate.KeptRows;
import dev.nines.monitor.evaluate.PeriodReview;
import dev.nines.monitor.judge.line.Mappings;
import dev.nines.monitor.judge.read.Format;
import dev.nines.monitor.judge.read.LogFiles;
import dev.nines.monitor.judge.read.LogSource;
import dev.nines.monitor.judge.read.Reading;
