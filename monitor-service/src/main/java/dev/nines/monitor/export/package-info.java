/**
 * What contracts say, in the formats of our neighbours. Entries: {@link dev.nines.monitor.export.PrometheusRules}, recording and alerting
 * rules, and {@link dev.nines.monitor.export.RuleTests}, the unit tests that go with them. The one place outside the dashboards that
 * speaks PromQL.
 */
@NullMarked
package dev.nines.monitor.export;

import org.jspecify.annotations.NullMarked;
