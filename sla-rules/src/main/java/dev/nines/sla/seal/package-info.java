/**
 * How a day of rows is sealed: its lines as leaves of a Merkle tree, its root as a text to sign, and the files of a statement as one more.
 * Entry: {@link dev.nines.sla.seal.MerkleTree}, {@link dev.nines.sla.seal.DayRoot}, {@link dev.nines.sla.seal.Seal}. No key is ever here.
 */
@NullMarked
package dev.nines.sla.seal;

import org.jspecify.annotations.NullMarked;
