/** What pages and the API ask of the store and of the running watch, as ports. Nothing here knows SQL or HTTP. */
@NullMarked
package dev.nines.monitor.web.read;

import org.jspecify.annotations.NullMarked;
