package io.sfsdk.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Inflates a gzip body while it is read. A body that is cut, damaged, followed by other bytes, or grows past its bounds fails;
 * it never just ends. Nothing is read before the reader asks.
 */
final class InflatedBody extends InputStream {
    /** Bounds on what a body may grow to: bytes in all, and times its size on the wire once it is larger than a megabyte. */
    record Bounds(long maxBytes, int maxRatio) {
        private static final long RATIO_COUNTS_FROM = 1 << 20;

        boolean exceededBy(long inflated, long deflated) {
            return inflated > maxBytes || (inflated > RATIO_COUNTS_FROM && inflated / maxRatio > deflated);
        }
    }

    private final Counted deflated;
    private final Bounds bounds;
    private final WireFailures failures;
    private @Nullable Gzip gzip;
    private long inflated;
    private @Nullable RuntimeException failure;

    InflatedBody(InputStream deflated, Bounds bounds, WireFailures failures) {
        this.deflated = new Counted(deflated);
        this.bounds = bounds;
        this.failures = failures;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (failure != null) {
            throw failure;
        }
        try {
            int count = gzip().read(target, offset, length);
            inflated += Math.max(count, 0);
            if (bounds.exceededBy(inflated, deflated.count)) {
                throw fail("grows past its bounds when inflated: " + inflated + " bytes from " + deflated.count, null);
            }
            return count;
        } catch (IOException e) {
            throw fail("claims to be gzip but is cut or damaged", e);
        }
    }

    private Gzip gzip() throws IOException {
        if (gzip == null) {
            gzip = new Gzip(deflated);
        }
        return gzip;
    }

    private RuntimeException fail(String how, @Nullable Throwable cause) {
        RuntimeException reason = failures.damagedBody(how, cause);
        failure = reason;
        return reason;
    }

    @Override
    public void close() throws IOException {
        if (gzip == null) {
            deflated.close();
        } else {
            gzip.close();
        }
    }

    /** The JDK's reader ends quietly when bytes follow the trailer; they may be the second half of the answer. */
    private static final class Gzip extends GZIPInputStream {
        private static final int TRAILER_BYTES = 8;
        private static final int BUFFER_BYTES = 8 * 1024;

        Gzip(InputStream deflated) throws IOException {
            super(deflated, BUFFER_BYTES);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count < 0 && (inf.getRemaining() > TRAILER_BYTES || in.read() >= 0)) {
                throw new IOException("bytes follow the gzip trailer");
            }
            return count;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }

        /** None, so that the gzip reader does not start on bytes after the trailer. */
        @Override
        public int available() {
            return 0;
        }
    }
}
