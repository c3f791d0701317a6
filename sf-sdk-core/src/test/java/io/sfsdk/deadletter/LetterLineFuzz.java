package io.sfsdk.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.provider.MethodSource;

/** A line is read or refused, also one whose checksum fits although nobody here wrote it. */
class LetterLineFuzz {
    private static final int CHECKSUM_LENGTH = 21;

    static Stream<byte[]> lines() {
        SObject record = SObject.of("Account")
                .with("Name", "x")
                .with("N", new BigDecimal("1.50"))
                .with("At", Instant.EPOCH)
                .with("Parent", SObject.of("Account").with("Name", null));
        DeadLetter letter = new DeadLetter(
                "1-0",
                "job",
                0,
                new WriteOperation.Upsert("Key__c"),
                record,
                DeadLetterReason.REJECTED,
                List.of(new ApiError(new ErrorCode("C"), "m", List.of("F"))),
                1,
                "r",
                Instant.EPOCH,
                null);
        return Stream.of(
                        Line.ofLetter(1, letter, 0),
                        Line.ofLetter(3, letter, 2),
                        Line.ofNote(3, Line.State.CLAIMED, List.of(1L, 2L)))
                .map(line -> Arrays.copyOfRange(line, CHECKSUM_LENGTH, line.length - 1));
    }

    @MethodSource("lines")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aLineIsReadOrRefused(byte[] rest) {
        try {
            Line line = Line.read(sealed(new String(rest, StandardCharsets.US_ASCII)));
            assertThat(line.of()).allSatisfy(number -> assertThat(number).isBetween(1L, line.number()));
            assertThat(line.replaces()).isBetween(0L, line.number());

            if (line.letter() != null) {
                assertThat(LetterJson.read(line.letter()).job()).isNotNull();
            }
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] sealed(String rest) {
        CRC32C crc = new CRC32C();
        crc.update(("{" + rest).getBytes(StandardCharsets.US_ASCII));
        String line = String.format(Locale.ROOT, "{\"crc32c\":\"%08x\",", crc.getValue()) + rest;
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
