package dev.nines.monitor.journey;

/** What a contract says whose terms are not the point. */
final class Terms {
    /** In one line, as the value of the contract's key. A model that is gone counts. */
    static final String OF_EVERY_MODEL = """
            { applies-to: { models: ["*"] }, zone: UTC, active-from: 2026-01-01, uptime: { objective: 99.5% }, \
            counting: [provider, model-gone], coverage-floor: 90%, fee: 400 USD/month, \
            credit: { tiers: [{ below: 99.5%, percent: 10 }], cap: 50%, floor: 1 USD, rounding: half-up }, claim-within: 30d }""";

    private Terms() {}
}
