/**
 * The tables of a statement, and the zip that holds all of it. Entry: {@link dev.nines.monitor.statement.file.EvidenceZip},
 * {@link dev.nines.monitor.statement.file.IntervalsCsv}, {@link dev.nines.monitor.statement.file.IncidentsCsv}.
 */
@NullMarked
package dev.nines.monitor.statement.file;

import org.jspecify.annotations.NullMarked;
