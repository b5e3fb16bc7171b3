package dev.nines.probe;

/**
 * Endpoint x model x probe: what is asked, and of whom.
 *
 * @param endpoint the configured name of the endpoint, without a slash
 * @param probe the configured name of the probe, without a slash
 * @param model the id as the endpoint knows it; a slash is part of it
 */
public record Target(String endpoint, String probe, String model) {
    public Target {
        requireName("endpoint", endpoint);
        requireName("probe", probe);
        if (model.isBlank()) throw new IllegalArgumentException("model must not be blank");
    }

    /** {@code endpoint/probe/model}, the model's own slashes kept. */
    public String name() {
        return endpoint + "/" + probe + "/" + model;
    }

    private static void requireName(String what, String value) {
        if (value.isBlank() || value.indexOf('/') >= 0) {
            throw new IllegalArgumentException(what + " must be a name without a slash: \"" + value + "\"");
        }
    }
}
