package dev.nines.monitor.outbound;

import dev.nines.monitor.outbound.UrlText.Read;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Decides whether a URL may be asked, and at which addresses. A name is looked up once, every address it has is judged, and whoever
 * connects uses these addresses and looks up nothing: a name that means something else a moment later means nothing here.
 */
public final class OutboundGuard {
    private final Reach reach;
    private final NameLookup names;

    public OutboundGuard(Reach reach, NameLookup names) {
        this.reach = reach;
        this.names = names;
    }

    public sealed interface Decision {
        /** @param addresses at least one, all of them judged */
        record Ask(URI url, String host, List<InetAddress> addresses) implements Decision {
            public Ask {
                addresses = List.copyOf(addresses);
            }
        }

        /** @param why to be read after the URL; nothing of the URL is in it */
        record Refused(String why) implements Decision {}

        /** A name that nobody knows, for now. */
        record Unknown() implements Decision {}
    }

    public Decision decide(String url) {
        return switch (UrlText.read(url)) {
            case Read.Wrong wrong -> new Decision.Refused(wrong.why());
            case Read.Fine fine when fine.literal().isEmpty() -> lookUp(fine);
            case Read.Fine fine -> judge(fine, fine.literal(), "points at ");
        };
    }

    private Decision lookUp(Read.Fine url) {
        try {
            var found = names.addresses(url.host());
            return found.isEmpty() ? new Decision.Unknown() : judge(url, found, "has a name that leads to ");
        } catch (UnknownHostException e) {
            return new Decision.Unknown();
        }
    }

    private Decision judge(Read.Fine url, List<InetAddress> addresses, String leads) {
        for (var address : addresses) {
            var kind = AddressKind.of(address);
            if (kind.isNeverAsked()) return new Decision.Refused(leads + kind.words() + UrlText.NEVER);
            if (kind != AddressKind.PUBLIC && !reach.includes(url.host(), address)) {
                return new Decision.Refused(leads + kind.words() + ", which access.allow-private does not list");
            }
        }
        return new Decision.Ask(url.url(), url.host(), addresses);
    }
}
