@NullMarked
package dev.nines.monitor.web.page;

import org.jspecify.annotations.NullMarked;
