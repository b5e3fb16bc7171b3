/**
 * What contracts mean by "uptime" and "latency attainment", each as data with every parameter that could change a
 * verdict, and the exact arithmetic of each. Entry: {@link dev.nines.sla.measure.Measure}. The quantile of a whole
 * period is {@link dev.nines.sla.contract.Rule.Latency}.
 */
@NullMarked
package dev.nines.sla.measure;

import org.jspecify.annotations.NullMarked;
