package dev.nines.sla.store;

import dev.nines.sla.store.StatementArchive.Archived;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where statements are written, one writer after the other in the whole cluster. */
public interface StatementRegister {
    /** Looks at the newest revision, while nobody else may write, and says what is to be written beside it. Must not take long. */
    @FunctionalInterface
    interface Author {
        Decision decide(Optional<Archived> newest);
    }

    /** What a look at the newest revision led to. */
    sealed interface Decision {
        /** What it was judged by, as one text: another text is a reason to judge again. */
        String inputs();
    }

    /** It says what is to be said. */
    record AsBefore(String inputs) implements Decision {}

    /** @param news changes of state that come with it, with the messages that tell of each */
    record Next(String inputs, Edition edition, List<News> news) implements Decision {
        public Next {
            news = List.copyOf(news);
        }
    }

    /** The next revision. */
    record Edition(Instant writtenAt, String json, String headline, List<Enclosure> enclosures) {
        public Edition {
            enclosures = List.copyOf(enclosures);
        }
    }

    record News(StateChange change, List<Message> messages) {
        public News {
            messages = List.copyOf(messages);
        }
    }

    /** @param at when the period was judged by them last, whether or not a revision came of it */
    record Judged(String inputs, Instant at) {}

    /** What came of it. */
    sealed interface Kept {
        Archived archived();

        record New(Archived archived) implements Kept {}

        record Unchanged(Archived archived) implements Kept {}
    }

    /**
     * One transaction: the revision, its files, the changes of state and their messages, or nothing.
     *
     * @throws RuntimeException the port's implementation says which; nothing was written
     */
    Kept keep(String contract, String period, Instant now, Author author);

    /** By what a period was judged last; empty where nobody noted it. */
    Optional<Judged> judged(String contract, String period);

    /** Notes by what a period's statement was judged, without judging it again: of one of which nobody noted it, or not in these words. */
    void adopt(String contract, String period, Judged judged);
}
