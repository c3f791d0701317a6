package io.sfsdk.deadletter;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A disk whose n-th operation fails, before it does anything, or halfway if it writes; and all that follow, if it stays full. */
final class FailingLetterDisk extends LetterDisk {
    private final int failing;
    private final boolean isForGood;
    private final String error;
    private final List<String> done = new ArrayList<>();

    /** @param failing counted from 1; 0 fails none */
    FailingLetterDisk(int failing, boolean isForGood, String error) {
        this.failing = failing;
        this.isForGood = isForGood;
        this.error = error;
    }

    /** The operations so far, the failed ones included. */
    List<String> done() {
        return done;
    }

    @Override
    void create(Path file) throws IOException {
        step("create");
        super.create(file);
    }

    @Override
    void syncFolder(Path folder) throws IOException {
        step("syncFolder");
        super.syncFolder(folder);
    }

    @Override
    void write(RandomAccessFile file, byte[] bytes) throws IOException {
        try {
            step("write");
        } catch (IOException e) {
            super.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            throw e;
        }
        super.write(file, bytes);
    }

    @Override
    void sync(RandomAccessFile file) throws IOException {
        step("sync");
        super.sync(file);
    }

    @Override
    void cut(RandomAccessFile file, long length) throws IOException {
        step("cut");
        super.cut(file, length);
    }

    private void step(String name) throws IOException {
        done.add(name);
        if (done.size() == failing || (isForGood && failing > 0 && done.size() > failing)) {
            throw new IOException(error);
        }
    }
}
