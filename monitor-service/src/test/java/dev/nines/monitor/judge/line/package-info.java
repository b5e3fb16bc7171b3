@NullMarked
package dev.nines.monitor.judge.line;

import org.jspecify.annotations.NullMarked;
