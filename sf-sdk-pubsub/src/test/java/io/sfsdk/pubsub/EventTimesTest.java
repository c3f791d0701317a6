package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimesTest {
    private static final DateTimeFormatter BY_FORMATTER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000Z",
        "-1, 1969-12-31T23:59:59.999Z",
        "951827696789, 2000-02-29T12:34:56.789Z",
        "253402300799999, 9999-12-31T23:59:59.999Z",
        "253402300800000, +10000-01-01T00:00:00.000Z",
        "-62167219200001, -0001-12-31T23:59:59.999Z"
    })
    void aMomentIsWrittenAsTheOtherApisWriteIt(long millis, String text) {
        assertThat(EventTimes.moment(millis)).isEqualTo(text);
    }

    @Test
    void anyMomentIsWrittenAsAFormatterWritesIt() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long millis = random.nextLong() % 400_000_000_000_000L;

            assertThat(EventTimes.moment(millis)).isEqualTo(BY_FORMATTER.format(Instant.ofEpochMilli(millis)));
        }
    }
}
