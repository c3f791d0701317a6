package io.sfsdk.benchmarks.memory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32C;

/** Bytes that are the same each time and nowhere twice: blocks of noise, each with its number in front. */
final class Blob extends InputStream {
    private static final int BLOCK = 1 << 16;

    private final byte[] block = new byte[BLOCK];
    private final long length;
    private long position;

    Blob(long length) {
        this.length = length;
        new Random(1).nextBytes(block);
    }

    /** Of the next {@code length} bytes of {@code in}. */
    static long checksum(InputStream in, long length) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[BLOCK];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, BLOCK));
            if (count < 0) {
                throw new IOException(left + " bytes are missing");
            }
            sum.update(buffer, 0, count);
            left -= count;
        }
        return sum.getValue();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (position == length) {
            return -1;
        }
        int at = (int) (position % BLOCK);
        if (at == 0) {
            number(position / BLOCK);
        }
        int read = (int) Math.min(Math.min(count, BLOCK - at), length - position);
        System.arraycopy(block, at, target, offset, read);
        position += read;
        return read;
    }

    private void number(long number) {
        for (int i = 0; i < Long.BYTES; i++) {
            block[i] = (byte) (number >>> (i * Byte.SIZE));
        }
    }
}
