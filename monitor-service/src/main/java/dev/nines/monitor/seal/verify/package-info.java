/**
 * Finds what is wrong with a statement and its evidence, offline and in bounded memory, whoever made the file. Entry:
 * {@link dev.nines.monitor.seal.verify.Verification}.
 */
@NullMarked
package dev.nines.monitor.seal.verify;

import org.jspecify.annotations.NullMarked;
