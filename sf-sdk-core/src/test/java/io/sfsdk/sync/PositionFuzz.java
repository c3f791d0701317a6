package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A stored text is a position or a ledger that says the same when written again, or it is refused. */
class PositionFuzz {
    private static final int CAPACITY = 100;

    static Stream<byte[]> texts() {
        Ledger ledger = new Ledger(Instant.EPOCH, CAPACITY);
        ledger.put(Instant.parse("2026-01-01T00:00:00Z"), 1, 2);
        return Stream.of(
                        "sync-1 00D Account 2026-01-01T00:00:00Z 001TK00000AAAAbYAP",
                        "literal-1 00D Account 2026-01-01T00:00:00Z",
                        "sync-1 00D Account 2026-01-01T00:00:00Z 001TK00000AAAAbYAP from 2025-12-31T00:00:00Z - 400",
                        "sync-1 00D Account reset",
                        LedgerText.of(ledger),
                        "ledger-1 ")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("texts")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aTextIsAPositionOrALedgerOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        try {
            StoredPosition position = StoredPosition.parse(text);
            assertThat(StoredPosition.parse(position.text())).isEqualTo(position);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("reset()");
        }
        try {
            Ledger ledger = LedgerText.parse(text, CAPACITY);
            String again = LedgerText.of(ledger);
            assertThat(LedgerText.of(LedgerText.parse(again, CAPACITY))).isEqualTo(again);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("reset()");
        }
    }
}
