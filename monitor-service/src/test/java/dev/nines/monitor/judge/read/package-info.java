@NullMarked
package dev.nines.monitor.judge.read;

import org.jspecify.annotations.NullMarked;
