/**
 * Writes the dashboards of {@code grafana/dashboards}. What a metric or a column is called stands once, in {@link Metric}
 * and {@link Sql}; what a panel shows stands in the class of its dashboard. Entry type: {@link Boards}.
 */
@NullMarked
package dev.nines.dashboards.make;

import org.jspecify.annotations.NullMarked;
