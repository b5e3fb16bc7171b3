package dev.nines.probe.openai;

import dev.nines.probe.openai.reply.ModelListReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks {@code GET {base}/models}: what can be probed, and whether the endpoint is there at all. */
public final class ModelsClient {
    /** Ten thousand models with a page about each. */
    private static final int LIMIT_BYTES = 64 * 1024 * 1024;

    private final ProbeTransport transport;
    private final Endpoint endpoint;
    private final Deadlines deadlines;

    /** @param deadlines its first-token limit is that of the first byte of the body */
    public ModelsClient(ProbeTransport transport, Endpoint endpoint, Deadlines deadlines) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.deadlines = deadlines;
    }

    /** The future always completes normally, and never on an event loop: a long list takes long to read. */
    public CompletableFuture<ModelList> list() {
        var body = new Body();
        var ended = new Underway<WireEnd>();
        ended.stoppedBy(transport.exchange(Call.get(endpoint, "models", deadlines), body, InstantSource.system(),
                trace -> ended.complete(trace.end())));
        return ended.thenApplyAsync(end -> body.list(end, endpoint.apiKey()));
    }

    private static final class Body implements ReplyReader {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int status;

        @Override
        public int limitBytes() {
            return LIMIT_BYTES;
        }

        @Override
        public void head(ReplyHead head, long nanos) {
            status = head.status();
        }

        @Override
        public void compressed() {}

        @Override
        public Progress body(ByteBuffer part, long nanos) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
            return bytes.size() == 0 ? Progress.NO_TOKEN_YET : Progress.ANSWERING;
        }

        @Override
        public void complete(long nanos) {}

        ModelList list(WireEnd end, ApiKey key) {
            return switch (end) {
                case WireEnd.Complete _, WireEnd.Stopped _ ->
                        status >= 200 && status < 300 ? parsed(key) : refused(key);
                case WireEnd.Cut c -> unreachable("the list was cut: " + c.detail(), key);
                case WireEnd.Unanswered u -> unreachable("closed before any byte of an answer: " + u.detail(), key);
                case WireEnd.ConnectFailed c -> unreachable(c.detail(), key);
                case WireEnd.DeadlinePassed d -> unreachable("no list within the " + d.deadline() + " limit of "
                        + d.limit().toMillis() + " ms", key);
                case WireEnd.TooLarge t -> unreachable("the list is longer than " + t.limitBytes() + " bytes", key);
                case WireEnd.NotHttp n -> unreachable("not an HTTP/1.1 answer: " + n.detail(), key);
                case WireEnd.Cancelled _ -> unreachable("cancelled: shutting down", key);
            };
        }

        private ModelList parsed(ApiKey key) {
            try {
                return new ModelList.Listed(
                        ModelListReader.read(bytes.toByteArray()).stream().map(Body::model).toList());
            } catch (IOException e) {
                return new ModelList.Refused(status, masked("not a list of models: " + e.getMessage(), key));
            }
        }

        private ModelList refused(ApiKey key) {
            return new ModelList.Refused(status,
                    masked("HTTP " + status + ": " + bytes.toString(StandardCharsets.UTF_8), key));
        }

        private static ModelList unreachable(String detail, ApiKey key) {
            return new ModelList.Unreachable(masked(detail, key));
        }

        private static String masked(String detail, ApiKey key) {
            return Detail.of(detail, List.of(key.reveal()));
        }

        private static ListedModel model(ModelListReader.Entry entry) {
            var said = entry.said();
            return new ListedModel(entry.id(), PriceRules.of(said), ModelUseRules.of(said), ModelLifeRules.of(said));
        }
    }
}
