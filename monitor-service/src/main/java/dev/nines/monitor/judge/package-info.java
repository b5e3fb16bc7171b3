/**
 * The same contracts over any log of requests: {@link dev.nines.monitor.judge.LogJudge} folds its lines, in the order of time, into
 * the accounts that the service's own runs are judged by.
 */
@NullMarked
package dev.nines.monitor.judge;

import org.jspecify.annotations.NullMarked;
