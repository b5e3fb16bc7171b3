/** What the rules count: an observation as a contract sees it. Entry: {@link dev.nines.sla.sample.Sample}. */
@NullMarked
package dev.nines.sla.sample;

import org.jspecify.annotations.NullMarked;
