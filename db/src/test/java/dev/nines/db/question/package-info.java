@NullMarked
package dev.nines.db.question;

import org.jspecify.annotations.NullMarked;
