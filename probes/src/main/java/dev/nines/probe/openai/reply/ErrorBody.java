package dev.nines.probe.openai.reply;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the body beside an error status: JSON of any shape, or the events of a gateway that streams its errors too. */
final class ErrorBody implements SseParser.Events {
    private ErrorReport found = ErrorReport.NONE;
    private boolean isJson;

    private ErrorBody() {}

    /** @throws IOException where it is neither: a page, a plain text, nothing */
    static ErrorReport read(byte[] body, int length) throws IOException {
        try {
            return ChunkReader.read(body, length).error();
        } catch (IOException notAnObject) {
            var events = new ErrorBody();
            var parser = new SseParser(events);
            parser.feed(ByteBuffer.wrap(body, 0, length));
            parser.feed(ByteBuffer.wrap(new byte[] {'\n', '\n'}));   // one event is often all, and not ended
            if (events.isJson) return events.found;
            return ScalarReader.read(body, length);
        }
    }

    @Override
    public void event(byte[] data, int length) {
        if (isJson) return;
        try {
            found = ChunkReader.read(data, length).error();
            isJson = true;
        } catch (IOException _) {
            isJson = false;   // the next event may be one
        }
    }

    @Override
    public void errorLine(byte[] line, int start, int end) {
        if (isJson) return;
        try {
            found = ChunkReader.readError(line, start, end);
            isJson = true;
        } catch (IOException _) {
            isJson = false;
        }
    }

    @Override
    public void comment() {}

    @Override
    public void foreignLine() {}

    /** JSON that is no object: a text is the message, of a list the texts in it. */
    private static final class ScalarReader extends ObjectReader {
        private ScalarReader(byte[] bytes, int length) throws IOException {
            super(bytes, 0, length);
        }

        static ErrorReport read(byte[] bytes, int length) throws IOException {
            var reader = new ScalarReader(bytes, length);
            return new ErrorReport(false, "", "", "", reader.wholeText(), false);
        }
    }
}
