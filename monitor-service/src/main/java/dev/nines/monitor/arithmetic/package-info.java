/**
 * What the terms of a contract come to at the pace that a configuration asks in, in sentences: how much may fail, and
 * what cannot be seen. Entry: {@link dev.nines.monitor.arithmetic.Arithmetic}. Nothing is judged here.
 */
@NullMarked
package dev.nines.monitor.arithmetic;

import org.jspecify.annotations.NullMarked;
