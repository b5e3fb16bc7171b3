@NullMarked
package dev.nines.probe.fault;

import org.jspecify.annotations.NullMarked;
