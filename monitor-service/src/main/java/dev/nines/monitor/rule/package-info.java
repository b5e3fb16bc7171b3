/**
 * What is worth telling of what is watched: every few seconds each rule is asked with figures from what is stored and what is known. It
 * finds and tells nobody: findings go to whoever decides. Entries: {@link dev.nines.monitor.rule.RuleRound},
 * {@link dev.nines.monitor.rule.LabelsOf}.
 */
@NullMarked
package dev.nines.monitor.rule;

import org.jspecify.annotations.NullMarked;
