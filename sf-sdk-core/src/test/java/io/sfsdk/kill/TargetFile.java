package io.sfsdk.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sfsdk.sync.RecordChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The host's copy: a line for each delivered version, forced to the disk. A line that a kill cut short counts for nothing. */
final class TargetFile {
    private final Path file;

    TargetFile(Path file) {
        this.file = file;
    }

    static String line(RecordChange change) {
        String name = change.record().text("Name").orElseThrow();
        return String.join("\t", change.id().value(), change.stamp().toString(), name, "end");
    }

    /** Appends the lines, or only half of their bytes. */
    void append(List<String> lines, boolean onlyHalf) throws IOException {
        byte[] bytes = ("\n" + String.join("\n", lines)).getBytes(UTF_8);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, onlyHalf ? bytes.length / 2 : bytes.length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Whole lines in the order they came. */
    List<String[]> deliveries() throws IOException {
        List<String[]> deliveries = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 4 && parts[3].equals("end")) {
                    deliveries.add(parts);
                }
            }
        }
        return deliveries;
    }

    /** The newest version of each record as {@code stamp name}, by id. */
    Map<String, String> copy() throws IOException {
        Map<String, String> copy = new TreeMap<>();
        for (String[] parts : deliveries()) {
            copy.merge(parts[0], parts[1] + " " + parts[2], (old, fresh) -> fresh.compareTo(old) < 0 ? old : fresh);
        }
        return copy;
    }
}
