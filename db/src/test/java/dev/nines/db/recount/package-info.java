/** What people are told to ask, asked. Entry: {@link dev.nines.db.recount.RecountsTest}. */
@NullMarked
package dev.nines.db.recount;

import org.jspecify.annotations.NullMarked;
