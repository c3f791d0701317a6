package io.sfsdk.http;

import java.io.IOException;
import java.io.InputStream;

/** A body that is there but cannot be understood: status and headers stay usable, reading says why. */
final class UnreadableBody extends InputStream {
    private final InputStream raw;
    private final RuntimeException reason;

    UnreadableBody(InputStream raw, RuntimeException reason) {
        this.raw = raw;
        this.reason = reason;
    }

    @Override
    public int read() {
        throw reason;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        throw reason;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
