package dev.nines.monitor.config;

import java.time.Duration;
import java.util.List;

/**
 * When statements are written, and when their claims are remembered.
 *
 * @param grace after a period closed in its contract's zone: its last runs may still be on their way
 * @param remindDays before the last day to claim, falling
 */
public record StatementSettings(Duration grace, List<Integer> remindDays) {
    public static final StatementSettings USUAL = new StatementSettings(Duration.ofMinutes(2), List.of(14, 7, 3, 1));

    public StatementSettings {
        remindDays = List.copyOf(remindDays);
    }
}
