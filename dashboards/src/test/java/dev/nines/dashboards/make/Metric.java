package dev.nines.dashboards.make;

/** The names that {@code /metrics} and the exported rules give; a rename is one line here. */
enum Metric {
    RUNS("nines_probe_observations_total"),
    FIRST_TOKEN("nines_probe_time_to_first_token_seconds"),
    TOTAL("nines_probe_duration_seconds"),
    PER_TOKEN("nines_probe_time_per_output_token_seconds"),
    TOKENS("nines_probe_tokens_total"),
    COST("nines_probe_cost_dollars_total"),
    INCIDENT("nines_incident_open"),
    OBJECTIVE("nines_sla_objective_ratio"),
    ATTAINED("nines_sla_attainment_ratio"),
    BUDGET("nines_sla_error_budget_remaining_ratio"),
    VERDICT("nines_sla_verdict"),
    LIMIT("nines_sla_limit_seconds"),
    BURN_RATE("nines_sla_burn_rate"),
    PROMISED_QUANTILE("nines_sla_latency_quantile_seconds"),
    PROMISED_SAMPLES("nines_sla_latency_samples"),
    ERRORS("slo:sli_error:ratio_rate"),
    ERROR_BUDGET("slo:error_budget:ratio"),
    LAG("nines_slot_lag_seconds"),
    MISSED("nines_slots_missed_total"),
    LOST("nines_observations_lost_total"),
    INTAKE("nines_intake_observations"),
    SPOOL("nines_spool_observations"),
    SPOOL_BYTES("nines_spool_bytes"),
    SPOOL_LIMIT("nines_spool_limit_bytes"),
    SPOOL_REFUSED("nines_spool_refused_total"),
    SET_ASIDE("nines_spool_set_aside_total"),
    DAMAGED("nines_spool_damaged_total"),
    QUARANTINED("nines_observations_quarantined"),
    OUTBOX("nines_outbox_pending"),
    DELIVERIES("nines_alert_deliveries_total"),
    EVALUATION_AGE("nines_evaluation_age_seconds"),
    ROLLUP_DUE("nines_rollup_due"),
    ROLLUP_AGE("nines_rollup_age_seconds"),
    LOOP_DELAY("nines_loop_delay_seconds"),
    RELOAD_TAKEN("nines_config_last_reload_successful"),
    RELOAD_AT("nines_config_last_reload_success_timestamp_seconds"),
    RAW_AGE("nines_raw_oldest_age_seconds"),
    BUILD("nines_build_info"),
    MEMORY("jvm_memory_used_bytes"),
    CPU("process_cpu_usage"),
    SCRAPE("scrape_duration_seconds"),
    SAMPLES("scrape_samples_scraped");

    private final String text;

    Metric(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** {@code name{matchers}}. */
    String of(String matchers) {
        return text + "{" + matchers + "}";
    }

    /** The part of a histogram: {@code bucket}, {@code sum} or {@code count}. */
    String part(String part, String matchers) {
        return text + "_" + part + "{" + matchers + "}";
    }
}
