@NullMarked
package dev.nines.monitor.statement.chart;

import org.jspecify.annotations.NullMarked;
