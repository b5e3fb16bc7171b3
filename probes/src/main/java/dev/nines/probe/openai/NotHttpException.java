package dev.nines.probe.openai;

import java.io.IOException;

/** Bytes that are no reply of HTTP/1.1. */
final class NotHttpException extends IOException {
    private static final long serialVersionUID = 1L;

    NotHttpException(String message) {
        super(message);
    }
}
