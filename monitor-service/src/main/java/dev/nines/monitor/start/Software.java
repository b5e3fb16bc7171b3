package dev.nines.monitor.start;

/** What runs, as statements and metrics name it. */
public final class Software {
    private Software() {}

    /** {@code Nines 0.1.0}. */
    public static String name() {
        return "Nines " + version();
    }

    /** From the jar's manifest. */
    public static String version() {
        String version = Software.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }
}
