/** What a statement says beside its verdicts, in the words of its JSON: texts are empty, lists without an entry, where there is nothing to say. */
@NullMarked
package dev.nines.monitor.statement.part;

import org.jspecify.annotations.NullMarked;
