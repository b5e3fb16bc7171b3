/** Contracts and their statements. Entry: {@link dev.nines.monitor.web.report.ReportController}. */
@NullMarked
package dev.nines.monitor.web.report;

import org.jspecify.annotations.NullMarked;
