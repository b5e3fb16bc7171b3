/**
 * What a simulated gateway is told to be: its models, their prices, speeds and troubles, as values. Entry types
 * {@link dev.nines.probe.simulator.script.Script}, {@link dev.nines.probe.simulator.script.DemoScript} and
 * {@link dev.nines.probe.simulator.script.ScriptFile}. Nothing here runs or knows the time; see
 * {@code dev.nines.probe.simulator}.
 */
@NullMarked
package dev.nines.probe.simulator.script;

import org.jspecify.annotations.NullMarked;
