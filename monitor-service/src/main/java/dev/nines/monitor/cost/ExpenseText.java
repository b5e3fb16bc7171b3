package dev.nines.monitor.cost;

import dev.nines.monitor.cost.Expense.Ceiling;
import dev.nines.monitor.cost.Expense.Part;
import dev.nines.monitor.schedule.Cadence.Pace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An expense for people, as a table. */
public final class ExpenseText {
    private static final String TITLE = "  asks    in 30 days, at most"
            + " (four characters of a prompt are a token, every answer is as long as it may be):";
    private static final int TEXT_COLUMNS = 3;

    private ExpenseText() {}

    public static List<String> lines(Expense expense) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "", "", "requests", "tokens in", "tokens out", "USD"));
        expense.parts().forEach(part -> rows.add(row(part)));
        expense.ceilings().forEach(ceiling -> rows.add(row(ceiling)));
        var remarks = expense.parts().stream().flatMap(part -> remarks(part).map(r -> Table.INDENT + r));
        return Stream.of(Stream.of(TITLE), Table.aligned(rows, TEXT_COLUMNS), remarks).flatMap(lines -> lines).toList();
    }

    private static List<String> row(Part part) {
        var amount = part.amount();
        return List.of(part.name(), part.models(), "every " + text(part.every()), text(amount.requests()), text(amount.promptTokens()),
                text(amount.completionTokens()), amount.unpriced() > 0 ? "price unknown" : dollars(amount.dollars()));
    }

    private static List<String> row(Ceiling ceiling) {
        return List.of(ceiling.names(), "its limits allow", "", text(ceiling.requests()), "", text(ceiling.tokens()), dollars(ceiling.dollars()));
    }

    private static Stream<String> remarks(Part part) {
        Stream<String> pace = switch (part.pace()) {
            case Pace.AsAsked _ -> Stream.empty();
            case Pace.Stretched stretched -> Stream.of(part.name() + ": " + stretched.reason());
        };
        int unpriced = part.amount().unpriced();
        return unpriced == 0 ? pace : Stream.concat(pace, Stream.of(part.name() + ": of " + unpriced
                + (unpriced == 1 ? " model" : " models") + " no price is known, so dollars are not counted; tokens are. The others: "
                + dollars(part.amount().dollars()) + " USD"));
    }

    private static String text(long n) {
        return n == Long.MAX_VALUE ? "any" : String.format(Locale.ROOT, "%,d", n);
    }

    private static String text(Duration every) {
        return BigDecimal.valueOf(every.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** Cents, rounded up; a fraction of one shows its first digits. */
    private static String dollars(BigDecimal amount) {
        boolean isSmall = amount.signum() > 0 && amount.compareTo(new BigDecimal("0.01")) < 0;
        return String.format(Locale.ROOT, isSmall ? "%,.6f" : "%,.2f", amount.setScale(isSmall ? 6 : 2, RoundingMode.UP));
    }
}
