/**
 * From the bytes of log files to observations in the order of time: files of NDJSON or CSV, packed or not, are cut into
 * stretches of whole records, read by several threads and put into order. Entry: {@link
 * dev.nines.monitor.judge.read.LogFiles}.
 */
@NullMarked
package dev.nines.monitor.judge.read;

import org.jspecify.annotations.NullMarked;
