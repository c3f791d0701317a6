package io.sfsdk.sync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** A ledger as text: sixteen bytes a version and a few a second, in base 64 behind the format's name. */
final class LedgerText {
    private static final String FORMAT = "ledger-1 ";

    private LedgerText() {}

    static String of(Ledger ledger) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(ledger.floor().toEpochMilli());
            out.writeLong(ledger.forgottenBefore().toEpochMilli());
            out.writeInt(ledger.contents().size());
            for (Map.Entry<Instant, Map<Long, Long>> second : ledger.contents().entrySet()) {
                write(second, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FORMAT + Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** @throws IllegalStateException if the text is not of this format */
    static Ledger parse(String text, int capacity) {
        if (!text.startsWith(FORMAT)) {
            throw unreadable(null);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(FORMAT.length()));
            return read(new DataInputStream(new ByteArrayInputStream(bytes)), capacity);
        } catch (IllegalArgumentException | IOException e) {
            throw unreadable(e);
        }
    }

    private static void write(Map.Entry<Instant, Map<Long, Long>> second, DataOutputStream out) throws IOException {
        out.writeLong(second.getKey().toEpochMilli());
        out.writeInt(second.getValue().size());
        for (Map.Entry<Long, Long> version : second.getValue().entrySet()) {
            out.writeLong(version.getKey());
            out.writeLong(version.getValue());
        }
    }

    private static Ledger read(DataInputStream in, int capacity) throws IOException {
        Ledger ledger = new Ledger(Instant.ofEpochMilli(in.readLong()), capacity);
        ledger.forgetBefore(Instant.ofEpochMilli(in.readLong()));
        int seconds = in.readInt();
        for (int i = 0; i < seconds; i++) {
            readSecond(in, ledger);
        }
        ledger.saved();
        return ledger;
    }

    private static void readSecond(DataInputStream in, Ledger ledger) throws IOException {
        Instant stamp = Instant.ofEpochMilli(in.readLong());
        int versions = in.readInt();
        for (int i = 0; i < versions; i++) {
            ledger.put(stamp, in.readLong(), in.readLong());
        }
    }

    private static IllegalStateException unreadable(@org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalStateException(
                "not the ledger of a sync. Give the sync a name of its own, or call reset()", cause);
    }
}
