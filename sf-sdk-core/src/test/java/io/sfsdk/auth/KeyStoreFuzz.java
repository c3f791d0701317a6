package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file is a key store with the key, or it is refused. No seed is a whole one, since its owner decides how long opening takes. What
 * begins like neither kind is refused by that, so it gets a beginning.
 */
class KeyStoreFuzz {
    private static final byte JKS = (byte) 0xFE;
    private static final byte PKCS12 = 0x30;

    @TempDir
    static Path folder;

    static Stream<byte[]> files() {
        return Stream.of(
                        "",
                        "feedfeed0000000200000000",
                        "feedfeed000000020000000100000001000161",
                        "cececece0000000200000000",
                        "cececece0000000100000001000000010000000000000000000000aa00aa000000000000",
                        "3082000302010330820000",
                        "30800201033080060a2a864886f70d010701a080")
                .map(HexFormat.of()::parseHex);
    }

    @MethodSource("files")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aFileIsAKeyStoreOrRefused(byte[] bytes) throws IOException {
        byte[] begun = bytes.clone();
        if (begun.length > 0 && begun[0] != JKS && begun[0] != PKCS12) {
            begun[0] = begun[0] % 2 == 0 ? JKS : PKCS12;
        }
        Path file = Files.write(folder.resolve("keys"), begun);

        try {
            SigningKey.fromKeyStore(file, "password".toCharArray(), "integration");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("keys");
        }
    }
}
