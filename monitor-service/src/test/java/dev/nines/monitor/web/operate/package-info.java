@NullMarked
package dev.nines.monitor.web.operate;

import org.jspecify.annotations.NullMarked;
