/**
 * What a route of several services would have done, replayed on runs that were made at the same time. Failures of
 * services fall together, so this is not the product of their shares. Entry: {@link dev.nines.sla.route.Route}.
 */
@NullMarked
package dev.nines.sla.route;

import org.jspecify.annotations.NullMarked;
