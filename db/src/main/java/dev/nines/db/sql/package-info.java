/**
 * JDBC with as little ceremony as this room needs. Entry: {@link dev.nines.db.sql.Database}.
 * No SQL of any table lives here.
 */
@NullMarked
package dev.nines.db.sql;

import org.jspecify.annotations.NullMarked;
