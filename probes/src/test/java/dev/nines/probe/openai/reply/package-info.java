/** Tests of what the bytes of a reply mean. */
@NullMarked
package dev.nines.probe.openai.reply;

import org.jspecify.annotations.NullMarked;
