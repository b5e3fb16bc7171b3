@NullMarked
package dev.nines.monitor.judge.show;

import org.jspecify.annotations.NullMarked;
