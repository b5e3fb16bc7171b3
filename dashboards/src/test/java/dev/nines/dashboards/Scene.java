package dev.nines.dashboards;

/**
 * What the scripted gateway does with one question.
 *
 * @param firstMillis from the question to the first token, or to what there is instead of one
 * @param totalMillis from the question to the end of an answer
 */
record Scene(Ending ending, int firstMillis, int totalMillis) {
    /** How it ends, by the word of the class that it must be counted as. */
    enum Ending { OK, SERVER_ERROR, TIMEOUT, TRUNCATED, MALFORMED, EMPTY, BAD_REQUEST }

    private static final int SOON_MILLIS = 120;

    static Scene answer(int firstMillis, int totalMillis) {
        return new Scene(Ending.OK, firstMillis, totalMillis);
    }

    static Scene trouble(Ending ending) {
        return new Scene(ending, SOON_MILLIS, SOON_MILLIS);
    }
}
