/** What is answered where nothing good can be: pages say one sentence, the API an RFC 9457 problem. Never a stack trace. */
@NullMarked
package dev.nines.monitor.web.error;

import org.jspecify.annotations.NullMarked;
