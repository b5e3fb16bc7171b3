package dev.nines.monitor.judge.line;

/**
 * What one line says of the request's end. A text is empty where it says nothing.
 *
 * @param className the log's own word for the class
 * @param outcome whether it succeeded, in a word
 * @param status the HTTP status, 0 where there was none, -1 where the log does not say
 * @param errorType the error's code, type or exception
 * @param error the error in words
 */
record Said(String className, String outcome, int status, String errorType, String error) {
    static final int NO_STATUS = -1;

    boolean hasError() {
        return !errorType.isEmpty() || !error.isEmpty();
    }
}
