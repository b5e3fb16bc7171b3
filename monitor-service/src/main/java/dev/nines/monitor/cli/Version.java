package dev.nines.monitor.cli;

import dev.nines.monitor.start.Software;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"nines " + Software.version() + ", Java " + Runtime.version()};
    }
}
