package dev.nines.probe.openai;

/** Reads a {@link ReplyHead} byte by byte, and refuses what is none as soon as its line ends. */
final class HeadReader {
    private static final int LIMIT_BYTES = 64 * 1024;
    private static final int STATUS_LINE_LIMIT_BYTES = 4 * 1024;
    private static final String VERSION = "http/1.";
    private static final int STATUS_AT = VERSION.length() + 2;
    private static final int MOST_STATUS_DIGITS = 4;
    private static final String NAME_SIGNS = "!#$%&'*+-.^_`|~";

    private final ReplyHead head;
    private int line;

    HeadReader(ReplyHead head) {
        this.head = head;
    }

    /** @return whether the head is complete by this byte */
    boolean read(byte b) throws NotHttpException {
        if (head.length() == 0) {
            if (b >= 0 && b <= ' ') return false;   // line ends before a reply are no part of it
            line = 0;
        }
        if (head.length() == LIMIT_BYTES) throw new NotHttpException("the headers are longer than " + LIMIT_BYTES + " bytes");
        if (head.status() == 0 && head.length() == STATUS_LINE_LIMIT_BYTES) {
            throw new NotHttpException("the status line is longer than " + STATUS_LINE_LIMIT_BYTES + " bytes");
        }
        head.append(b);
        return b == '\n' && endLine();
    }

    private boolean endLine() throws NotHttpException {
        int from = line;
        line = head.length();
        int end = line - 1;
        if (end > from && head.at(end - 1) == '\r') end--;
        if (head.status() == 0) readStatus(end);
        else if (end == from) return true;
        else if (isBlank(head.at(from))) readFolded(from, end);
        else readField(from, end);
        return false;
    }

    /** {@code HTTP/1.1 200 OK}; the words after the number may be missing, and of the number only its digits are asked. */
    private void readStatus(int end) throws NotHttpException {
        int at = STATUS_AT;
        int number = 0;
        while (at < end && at < STATUS_AT + MOST_STATUS_DIGITS && isDigit(head.at(at))) number = 10 * number + head.at(at++) - '0';
        boolean isVersion = at > STATUS_AT && head.isAt(0, VERSION) && isDigit(head.at(VERSION.length()))
                && head.at(STATUS_AT - 1) == ' ';
        boolean isNumber = number > 0 && (at == end || head.at(at) == ' ');
        if (!isVersion || !isNumber) throw new NotHttpException("the first line is no status line");
        head.status(number, head.at(VERSION.length()));
    }

    private void readField(int from, int end) throws NotHttpException {
        int colon = from;
        while (colon < end && head.at(colon) != ':') colon++;
        int nameEnd = colon;
        while (nameEnd > from && isBlank(head.at(nameEnd - 1))) nameEnd--;
        if (colon == end || nameEnd == from) throw new NotHttpException("a header line without a name");
        for (int i = from; i < nameEnd; i++) {
            if (!isNameSign(head.at(i))) throw new NotHttpException("a header whose name is none");
        }
        head.name(from, nameEnd);
        readValue(colon + 1, end);
    }

    private void readFolded(int from, int end) throws NotHttpException {
        if (!head.hasFields()) throw new NotHttpException("the first header line is indented");
        readValue(head.unfold(from), end);
    }

    private void readValue(int lineStart, int lineEnd) throws NotHttpException {
        int from = lineStart;
        int end = lineEnd;
        while (from < end && isBlank(head.at(from))) from++;
        while (end > from && isBlank(head.at(end - 1))) end--;
        for (int i = from; i < end; i++) {
            if (isControl(head.at(i))) throw new NotHttpException("a control character in a header");
        }
        head.value(from, end);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t') || b == 127;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isNameSign(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || isDigit(b) || NAME_SIGNS.indexOf(b) >= 0;
    }
}
