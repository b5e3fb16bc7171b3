package dev.nines.probe;

/** Short texts a server sent with its answer, kept because a claim or an explanation needs them. */
public enum Attribute {
    CONNECTION("connection"),
    FINISH_REASON("finish_reason"),
    SERVED_MODEL("served_model"),
    SERVICE_TIER("service_tier"),
    SERVED_REGION("served_region"),
    REQUEST_ID("request_id"),
    RETRY_AFTER("retry_after_s");

    private final String field;

    Attribute(String field) {
        this.field = field;
    }

    public String field() {
        return field;
    }
}
