package io.sfsdk.examples.mainjob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void onAConsoleTheBarMovesInItsLine() {
        try (ProgressBar bar = screen(true).bar("Writing", 200)) {
            bar.add(100);
            bar.add(100);
        }

        assertThat(text()).contains("\r").contains(" 50 %").contains("100 %");
        assertThat(text().lines().filter(line -> !line.isBlank()).count()).isGreaterThanOrEqualTo(1);
        assertThat(text()).endsWith(System.lineSeparator());
    }

    @Test
    void inAFileEachQuarterIsALine() {
        try (ProgressBar bar = screen(false).bar("Writing", 200)) {
            for (int i = 0; i < 200; i++) {
                bar.add(1);
            }
        }

        assertThat(text()).doesNotContain("\r");
        assertThat(text().lines()).hasSize(4).last().asString().contains("100 %");
    }

    @Test
    void anUnknownAmountIsCounted() {
        try (ProgressBar counter = screen(false).counter("Reading")) {
            counter.add(1_500);
        }

        assertThat(text().lines())
                .singleElement()
                .asString()
                .contains("Reading")
                .contains("1,500");
    }

    private Screen screen(boolean moving) {
        return new Screen(new PrintStream(written, true, UTF_8), moving);
    }

    private String text() {
        return written.toString(UTF_8);
    }
}
