package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;

/** How far down a tier reaches. */
public sealed interface Reach {
    /** As texts with one bound for each tier mean it. */
    record ToTheNext() implements Reach {}

    /** {@code above 99.0 %}: at the bound the tier ends, without it. */
    record Above(Objective bound) implements Reach {}

    /** {@code 99.0 % or more}: at the bound the tier ends, with it. */
    record AtOrAbove(Objective bound) implements Reach {}

    default boolean includes(Fraction attained) {
        return switch (this) {
            case ToTheNext _ -> true;
            case Above(var bound) -> bound.compare(attained) > 0;
            case AtOrAbove(var bound) -> bound.compare(attained) >= 0;
        };
    }

    /** Empty, or {@code , above 99 %}. */
    default String text() {
        return switch (this) {
            case ToTheNext _ -> "";
            case Above(var bound) -> ", above " + bound.text();
            case AtOrAbove(var bound) -> ", at or above " + bound.text();
        };
    }
}
