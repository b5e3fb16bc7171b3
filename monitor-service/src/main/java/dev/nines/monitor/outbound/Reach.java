package dev.nines.monitor.outbound;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How far whoever wrote a URL may reach into our own network. What is never asked is asked for nobody. */
public sealed interface Reach {
    /** Whoever writes the configuration owns the machine: loopback and private addresses are theirs. */
    Reach OPERATOR = new Everything();
    /** Whoever comes by the API or a page, where nothing is listed. */
    Reach PUBLIC_ONLY = new Listed(Set.of(), List.of());

    boolean includes(String host, InetAddress address);

    record Everything() implements Reach {
        @Override
        public boolean includes(String host, InetAddress address) {
            return true;
        }
    }

    /** @param hosts names as they stand in a URL, in small letters */
    record Listed(Set<String> hosts, List<Net> nets) implements Reach {
        private static final Pattern HOST =
                Pattern.compile("(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

        public Listed {
            hosts = Set.copyOf(hosts);
            nets = List.copyOf(nets);
        }

        /**
         * @param entries of {@code access.allow-private}: {@code alertmanager.internal}, {@code 10.1.2.3}, {@code 10.1.0.0/16}
         * @throws IllegalArgumentException with words that follow the entry: {@code begins at 10.1.0.0/16}
         */
        public static Listed of(List<String> entries) {
            var hosts = new HashSet<String>();
            var nets = new ArrayList<Net>();
            for (var entry : entries) {
                var host = entry.toLowerCase(Locale.ROOT);
                if (HOST.matcher(host).matches()) hosts.add(host);
                else nets.add(Net.parse(entry));
            }
            return new Listed(hosts, nets);
        }

        @Override
        public boolean includes(String host, InetAddress address) {
            return hosts.contains(host) || nets.stream().anyMatch(net -> net.contains(address));
        }
    }
}
