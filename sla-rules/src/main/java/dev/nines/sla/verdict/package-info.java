/** What was found. Entry: {@link dev.nines.sla.verdict.Judge}. */
@NullMarked
package dev.nines.sla.verdict;

import org.jspecify.annotations.NullMarked;
