/** What a statement says in English, all of it in one resource file. Entry: {@link dev.nines.monitor.statement.words.Words}. */
@NullMarked
package dev.nines.monitor.statement.words;

import org.jspecify.annotations.NullMarked;
