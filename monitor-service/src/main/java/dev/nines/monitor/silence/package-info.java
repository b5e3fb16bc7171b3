/**
 * Who does not want to hear of what at present: windows of the configuration, and silences that were made at run time and are kept in the
 * database. Entry: {@link dev.nines.monitor.silence.SilenceBook} for who decides, {@link dev.nines.monitor.silence.SilenceOffice} for who
 * makes and ends them. What a silence covers, and when, is known in {@code dev.nines.sla.silence}.
 */
@NullMarked
package dev.nines.monitor.silence;

import org.jspecify.annotations.NullMarked;
