package dev.nines.db.recount;

import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.vantage.Vantages;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** By whom what is judged was seen. */
public sealed interface View {
    Target target();

    record Alone(Series series) implements View {
        @Override
        public Target target() {
            return series.target();
        }
    }

    /**
     * Several vantages whose runs of one round are one, in which each counts with its first.
     *
     * @param heard those of the vantages that ever asked
     * @param round its length; rounds are laid from 1970 on
     */
    record Together(Target target, SortedSet<String> heard, Vantages vantages, Duration round) implements View {
        public Together {
            heard = Collections.unmodifiableSortedSet(new TreeSet<>(heard));
        }
    }
}
