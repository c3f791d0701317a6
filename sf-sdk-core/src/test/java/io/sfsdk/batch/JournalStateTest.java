package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalStateTest {
    private static final UUID RUN = UUID.fromString("864e4c97-3c72-463e-95bc-8f0f030f9ce7");
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEAD = RUN + " 2026-01-01T00:00:00Z 20 abc def ";

    @Test
    void placesAreKeptAsSpansAndThoseOfATicketInTheOrderOfItsCall() {
        JournalState state = new JournalState(
                RUN,
                BEGUN,
                20,
                new TreeMap<>(Map.of(3L, false, 4L, false, 5L, true, 7L, true, 8L, true, 9L, false)),
                "abc",
                "def",
                List.of(new JournalState.Ticket("750x:1", List.of(9L, 3L, 4L))));

        assertThat(state.toText()).isEqualTo("batch-journal-2 " + HEAD + "3-4,9?5,7-8 9,3-4:750x:1");
        assertThat(JournalState.parse(state.toText())).isEqualTo(state);
    }

    @Test
    void aJournalOfTheFirstFormatIsStillRead() {
        JournalState state = JournalState.parse("batch-journal-1 " + HEAD + "3-4,5-5?,7-8?,9-9");

        assertThat(state.open())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(3L, false, 4L, false, 5L, true, 7L, true, 8L, true, 9L, false));
        assertThat(state.calls()).isEmpty();
        assertThat(JournalState.parse("batch-journal-1 " + HEAD + "-").open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch-journal-3 " + "x",
                "batch-journal-2 864e4c97-3c72-463e-95bc-8f0f030f9ce7 yesterday 20 abc def ?",
                "batch-journal-2 864e4c97-3c72-463e-95bc-8f0f030f9ce7 2026-01-01T00:00:00Z 20 abc def 1-2",
                "batch-journal-2 864e4c97-3c72-463e-95bc-8f0f030f9ce7 2026-01-01T00:00:00Z 20 abc def 1-2? 1-2",
                "batch-journal-2 864e4c97-3c72-463e-95bc-8f0f030f9ce7 2026-01-01T00:00:00Z 20 abc def 1-2? 1-3:job",
                "batch-journal-1 864e4c97-3c72-463e-95bc-8f0f030f9ce7 2026-01-01T00:00:00Z 20 abc def - 1-3:job",
            })
    void whatIsNoJournalIsRefused(String text) {
        assertThatThrownBy(() -> JournalState.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
