/**
 * When many targets fail together: one incident of their endpoint or tier, with its members, and not one for each.
 * Entry: {@link dev.nines.sla.incident.scope.ScopeTracker}.
 */
@NullMarked
package dev.nines.sla.incident.scope;

import org.jspecify.annotations.NullMarked;
