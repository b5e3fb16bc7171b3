/**
 * What a judged log is shown as: {@link dev.nines.monitor.judge.show.JudgeDocument} in the words of its JSON, the same as a text for
 * people, and a bar of how far the reading is.
 */
@NullMarked
package dev.nines.monitor.judge.show;

import org.jspecify.annotations.NullMarked;
