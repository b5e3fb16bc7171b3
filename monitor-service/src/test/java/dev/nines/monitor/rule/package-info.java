@NullMarked
package dev.nines.monitor.rule;

import org.jspecify.annotations.NullMarked;
