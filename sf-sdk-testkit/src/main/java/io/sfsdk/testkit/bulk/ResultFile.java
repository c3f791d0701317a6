package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The rows of one result set, without the header: those of the present batch in memory, the others spooled. */
final class ResultFile {
    private static final int MOST_IN_MEMORY = 256 * 1024;

    private final Spool spool = new Spool(MOST_IN_MEMORY);
    private final List<byte[]> batch = new ArrayList<>();

    void add(byte[] line) {
        batch.add(line);
    }

    /** Forgets the rows of the present batch. */
    void loseBatch() {
        batch.clear();
    }

    /** Spools the rows of the present batch, in another order if chance is given. */
    void endBatch(@Nullable Random chance) throws IOException {
        if (chance != null) {
            Collections.shuffle(batch, chance);
        }
        for (byte[] line : batch) {
            spool.write(line);
        }
        batch.clear();
    }

    void close() throws IOException {
        spool.close();
    }

    long length() {
        return spool.length();
    }

    InputStream content() throws IOException {
        return spool.content();
    }

    void discard() throws IOException {
        spool.close();
        spool.discard();
    }
}
