package dev.nines.probe;

/** The classes of a run that was answered wrongly or not at all, timeouts and our own faults apart. */
public enum FailureKind {
    SERVER_ERROR, TRUNCATED, MALFORMED, EMPTY, CONNECT, MODEL_NOT_FOUND, RATE_LIMITED, QUOTA, AUTH, BAD_REQUEST;

    public ObservationClass observationClass() {
        return ObservationClass.valueOf(name());
    }
}
