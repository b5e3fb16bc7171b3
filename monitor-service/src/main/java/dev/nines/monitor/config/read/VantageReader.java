package dev.nines.monitor.config.read;

import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.config.VantageSettings.CanaryHost;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** {@code vantage: zurich-1}, or a table of its name and its canary. */
final class VantageReader {
    static final String USUALLY = "here";
    private static final String NOBODY = "none";

    private VantageReader() {}

    static Parsed<VantageSettings> vantage(Fields top) {
        return top.find("vantage").map(VantageReader::vantage).orElseGet(() -> Parsed.ok(VantageSettings.named(USUALLY)));
    }

    private static Parsed<VantageSettings> vantage(Entry entry) {
        if (!entry.isTable()) return entry.as(Values::vantage).map(VantageSettings::named);
        Fields f = entry.fields();
        var name = f.optional("name", Values::vantage, USUALLY);
        var canary = f.optionalList("canary", VantageReader::host, VantageSettings.USUAL_CANARY);
        return f.build(() -> new VantageSettings(name.value(), canary.value()));
    }

    /** {@code 1.1.1.1:443,dns.google:443}, or {@code none}. */
    static Parsed<List<CanaryHost>> hosts(String text) {
        if (text.equals(NOBODY)) return Parsed.ok(List.of());
        var hosts = new ArrayList<CanaryHost>();
        for (String one : text.split(",", -1)) {
            var host = host(one.strip());
            if (host instanceof Parsed.Wrong<CanaryHost>(String remedy)) return Parsed.wrong(remedy);
            host.ifOk(hosts::add);
        }
        return Parsed.ok(hosts);
    }

    static Parsed<CanaryHost> host(String text) {
        return Urls.any("https://" + text).then(uri -> isBare(uri)
                ? Parsed.ok(new CanaryHost(uri.getHost().replaceAll("^\\[|]$", ""), uri.getPort()))
                : Parsed.wrong("must be a host and a port, such as one.one.one.one:443"));
    }

    private static boolean isBare(URI uri) {
        return uri.getPort() > 0 && uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }
}
