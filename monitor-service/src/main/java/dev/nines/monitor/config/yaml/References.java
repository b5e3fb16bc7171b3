package dev.nines.monitor.config.yaml;

import java.util.regex.Pattern;

/**
 * Lets <code>${NAME}</code> stand unquoted inside <code>{ key: ${NAME} }</code>, which YAML itself refuses: its braces
 * pass through the parser as two characters of the private use area, so that no column moves.
 */
final class References {
    private static final Pattern OPEN = Pattern.compile("\\$\\{([^{}\\n]*)}");
    private static final char LEFT = '\uE000';
    private static final char RIGHT = '\uE001';

    private References() {}

    static String hide(String text) {
        return OPEN.matcher(text).replaceAll("\\$" + LEFT + "$1" + RIGHT);
    }

    /** A text that holds one of our two stand-ins would be shown as what it is not. */
    static boolean isOurs(char c) {
        return c == LEFT || c == RIGHT;
    }

    static String show(String text) {
        return text.replace(LEFT, '{').replace(RIGHT, '}');
    }
}
