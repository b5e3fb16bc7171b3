/**
 * One observation as one JSON object on one line: the form of the local spool, the command line, the API and imports.
 * Entry type {@link dev.nines.probe.json.ObservationJson}. What a field means is said by the nouns in
 * {@code dev.nines.probe}; nothing here interprets one.
 */
@NullMarked
package dev.nines.probe.json;

import org.jspecify.annotations.NullMarked;
