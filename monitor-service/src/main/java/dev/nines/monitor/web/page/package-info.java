/** What all pages share: their frame, the words in which numbers are said, and the rendering. Entry: {@link dev.nines.monitor.web.page.Pages}. */
@NullMarked
package dev.nines.monitor.web.page;

import org.jspecify.annotations.NullMarked;
