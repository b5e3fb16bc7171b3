package dev.nines.probe.openai;

import io.netty.handler.ssl.SslProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;

/** What the machine says about the way out of it. */
record Surroundings(DnsServerAddressStreamProvider nameServers, Proxies proxies, SslProvider tls) {
    static Surroundings ofThisMachine(Proxies proxies) {
        return new Surroundings(DnsServerAddressStreamProviders.platformDefault(), proxies, Tls.best());
    }
}
