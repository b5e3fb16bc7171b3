/**
 * Who may: scopes, tokens and the trail of what was done with them. Entry: {@link dev.nines.monitor.access.TokenBook} for those who ask,
 * {@link dev.nines.monitor.access.TokenOffice} for those who make and revoke. No framework: requests are judged in {@code web.access}.
 */
@NullMarked
package dev.nines.monitor.access;

import org.jspecify.annotations.NullMarked;
