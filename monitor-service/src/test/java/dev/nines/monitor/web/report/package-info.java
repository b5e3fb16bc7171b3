@NullMarked
package dev.nines.monitor.web.report;

import org.jspecify.annotations.NullMarked;
