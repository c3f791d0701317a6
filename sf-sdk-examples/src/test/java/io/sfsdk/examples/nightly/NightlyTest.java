package io.sfsdk.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyTest {
    @TempDir
    private Path folder;

    @Test
    void aLoadThatIsKilledAtHalfEndsWithEachLineInTheOrgOrAmongTheLettersOnce() throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        Balance balance = new Nightly(1, folder, new PrintStream(told, true, StandardCharsets.UTF_8)).run();

        String report = told.toString(StandardCharsets.UTF_8);
        assertThat(balance.adds()).as(report).isTrue();
        assertThat(balance.letters()).isGreaterThan(100);
        assertThat(report)
                .contains("killed, with ")
                .doesNotContain("killed, with 0 ")
                .contains("complete")
                .endsWith("lost=0, doubled=0" + System.lineSeparator());
    }

    @Test
    void aLineThatIsNowhereOrTwiceDoesNotAdd() {
        assertThat(new Balance(10, 8, 1, 1, 0).adds()).isFalse();
        assertThat(new Balance(10, 9, 2, 0, 1).adds()).isFalse();
        assertThat(new Balance(10, 9, 1, 0, 0).adds()).isTrue();
    }
}
