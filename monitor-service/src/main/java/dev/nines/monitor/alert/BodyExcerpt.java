package dev.nines.monitor.alert;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads the first 4 KB of an answer and then stops listening, however much more there is. */
final class BodyExcerpt implements BodySubscriber<String> {
    static final int LIMIT_BYTES = 4_096;

    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Subscription from) {
        subscription = from;
        from.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        for (var item : items) {
            var chunk = new byte[Math.min(item.remaining(), LIMIT_BYTES - bytes.size())];
            item.get(chunk);
            bytes.write(chunk, 0, chunk.length);
        }
        if (bytes.size() < LIMIT_BYTES) return;
        if (subscription != null) subscription.cancel();
        onComplete();
    }

    @Override
    public void onError(Throwable cause) {
        text.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        text.complete(bytes.toString(StandardCharsets.UTF_8));
    }
}
