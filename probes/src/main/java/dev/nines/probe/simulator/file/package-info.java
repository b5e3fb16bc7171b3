/**
 * Reads a gateway's script from a JSON file and reports everything that is wrong with it at once. Entry type
 * {@link dev.nines.probe.simulator.file.ScriptFile}; the shape is shown by {@code example-script.json} beside
 * {@code dev.nines.probe.simulator}.
 */
@NullMarked
package dev.nines.probe.simulator.file;

import org.jspecify.annotations.NullMarked;
