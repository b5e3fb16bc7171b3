package dev.nines.monitor.web.access;

import dev.nines.monitor.access.ApiToken;
import dev.nines.monitor.access.Caller;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.access.TokenBook;
import dev.nines.monitor.access.TokenBook.Answer;
import dev.nines.monitor.config.AccessSettings.Loopback;
import dev.nines.monitor.web.access.Judgement.Admitted;
import dev.nines.monitor.web.access.Judgement.AdmittedAs;
import dev.nines.monitor.web.access.Judgement.CannotTell;
import dev.nines.monitor.web.access.Judgement.NotAllowed;
import dev.nines.monitor.web.access.Judgement.Refused;
import dev.nines.monitor.web.access.Judgement.Unknown;

/** The rule of who may, apart from everything that HTTP is. */
final class Doorkeeper {
    private final TokenBook book;

    Doorkeeper(TokenBook book) {
        this.book = book;
    }

    /** What a request does when it is let in, as far as that is known from its method. */
    enum Effect { READS, CHANGES }

    /** Whose page sends it, as far as a browser says so. */
    enum Page { OURS_OR_NONE, ANOTHERS }

    record Visit(Gate gate, Effect effect, Origin origin, Page page) {}

    Judgement judge(Visit visit, Credential shown, Loopback loopback) {
        return switch (visit.gate()) {
            case Gate.Open _ -> new Admitted();
            case Gate.Reading _ -> judge(visit, Scope.READ, shown, loopback);
            case Gate.Holding(Scope scope) -> judge(visit, scope, shown, Loopback.TOKEN);
        };
    }

    private Judgement judge(Visit visit, Scope needed, Credential shown, Loopback loopback) {
        if (visit.effect() == Effect.CHANGES && visit.page() == Page.ANOTHERS) {
            return new Refused("a page of another site sent this; nothing is changed for it");
        }
        return switch (shown) {
            case Credential.None _ -> withoutToken(visit.origin(), needed, loopback);
            case Credential.Unreadable(String why) -> new Unknown(needed, why);
            case Credential.Bearer(ApiToken token) -> byToken(token, needed);
            case Credential.Password(ApiToken token) when visit.effect() == Effect.READS -> byToken(token, needed);
            case Credential.Password _ -> new NotAllowed(needed, "a token as a password is for reading; send it as Authorization: Bearer");
        };
    }

    private static Judgement withoutToken(Origin origin, Scope needed, Loopback loopback) {
        if (loopback == Loopback.TOKEN) return missing(needed);
        return switch (origin) {
            case HERE -> new Admitted();
            case REBOUND -> new Refused("the Host header names neither an address nor localhost, and there is no token: a page of"
                    + " another site may have made that name point to this machine");
            case ELSEWHERE -> missing(needed);
        };
    }

    private static Judgement missing(Scope needed) {
        return new Unknown(needed, "this needs a token of scope " + needed.word()
                + ", as Authorization: Bearer nines_...; nines token create makes one");
    }

    private Judgement byToken(ApiToken token, Scope needed) {
        return switch (book.whose(token)) {
            case Answer.Known(Caller caller) when caller.may(needed) -> new AdmittedAs(caller);
            case Answer.Known(Caller caller) -> new NotAllowed(needed, "this needs scope " + needed.word() + ", and "
                    + caller.who() + " has " + Scope.words(caller.scopes()));
            case Answer.Unknown _ -> new Unknown(needed, "this token was never made, has expired or was revoked");
            case Answer.Away _ -> new CannotTell("whether this token counts cannot be said while the database is away");
        };
    }
}
