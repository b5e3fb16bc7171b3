package dev.nines.sla.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was told of alerts, group by group, with the changes that caused it and the messages that say it. */
public interface AlertLog {
    /**
     * Everything that the work records, keeps and tells is one transaction: all of it, or nothing; and one after the other, whoever decides.
     *
     * @throws RuntimeException the port's implementation says which; nothing was written
     */
    <R> R together(Function<Entries, R> work);

    /** A transaction that is open. */
    interface Entries {
        /** @return {@code ALREADY_KNOWN} where the change's key was recorded before; then nothing is written */
        StateLog.Recorded record(StateChange change);

        /** What is kept of a group. */
        Optional<String> group(String labels);

        /**
         * @param state JSON text, kept to the letter
         * @param dueAt when to decide again though nothing happens; {@code Instant.MAX} for never
         */
        void keep(String labels, String state, Instant dueAt);

        /** Nothing more is to be known of it. */
        void forget(String labels);

        /** Groups to decide again now, the longest due first. */
        List<String> due(Instant now);

        /** Every group that is kept. */
        List<String> groups();

        void tell(List<Message> messages);

        /** Whether a duty is still in that term, until this transaction ends: whoever had it in an earlier one has nothing to say any more. */
        boolean isInTerm(String duty, long term);

        /**
         * Keeps what is known of a target whose incidents several vantages decide on.
         *
         * @param state JSON text, kept to the letter
         */
        void keepTogether(String target, String state);

        /** It is not watched any more. */
        void forgetTogether(String target);
    }
}
