/**
 * One line of a log of requests: which column says what, and what it comes to. Entry: {@link
 * dev.nines.monitor.judge.line.LineReader}, which makes an observation of it, so that a log is judged by the same code as
 * the service's own runs.
 */
@NullMarked
package dev.nines.monitor.judge.line;

import org.jspecify.annotations.NullMarked;
