package dev.nines.monitor.web.access;

import dev.nines.monitor.access.Caller;
import dev.nines.monitor.access.Scope;

/** What becomes of a request, and why. */
sealed interface Judgement {
    record Admitted() implements Judgement {}

    record AdmittedAs(Caller caller) implements Judgement {}

    /** 401: show a token. */
    record Unknown(Scope needed, String why) implements Judgement {}

    /** 403: this token is not good for it. */
    record NotAllowed(Scope needed, String why) implements Judgement {}

    /** 403, whoever asks. */
    record Refused(String why) implements Judgement {}

    /** 503 */
    record CannotTell(String why) implements Judgement {}
}
