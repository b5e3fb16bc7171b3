package dev.nines.monitor.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks what addresses a name has now. */
@FunctionalInterface
public interface NameLookup {
    NameLookup SYSTEM = name -> List.of(InetAddress.getAllByName(name));

    List<InetAddress> addresses(String name) throws UnknownHostException;
}
