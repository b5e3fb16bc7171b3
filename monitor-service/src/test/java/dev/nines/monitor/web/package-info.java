@NullMarked
package dev.nines.monitor.web;

import org.jspecify.annotations.NullMarked;
