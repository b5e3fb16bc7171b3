/** Tests of the asking client against servers made of raw sockets. */
@NullMarked
package dev.nines.probe.openai;

import org.jspecify.annotations.NullMarked;
