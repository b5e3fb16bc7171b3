@NullMarked
package dev.nines.sla.account;

import org.jspecify.annotations.NullMarked;
