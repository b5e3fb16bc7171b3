/** A statement as a page: what of it is shown, and how it reads. Entry: {@link dev.nines.monitor.statement.page.Sheet}. */
@NullMarked
package dev.nines.monitor.statement.page;

import org.jspecify.annotations.NullMarked;
