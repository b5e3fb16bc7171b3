package dev.nines.sla.contract;

/** Whose trouble a failed run is; a contract says which of them are downtime. */
public enum Fault {
    /** The vendor answered wrongly, late or not at all. */
    PROVIDER,
    /** The vendor refused for rate: 429. */
    CAPACITY,
    /** The model is gone from the vendor's list or answers 404. */
    MODEL_GONE,
    /** Our key, our quota, our request. */
    CUSTOMER
}
