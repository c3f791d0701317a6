package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ReplayPosition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes that this integration made itself are left out by the name that it gives of itself. */
class OwnChangesTest {
    private static final String REST = "com/salesforce/api/rest/66.0";

    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;

    @Test
    void aChangeOfThisClientIsLeftOutAndThePositionMovesPastIt() {
        stream.publishFrom(REST + ";client=loader", change());
        stream.publishFrom(REST + ";client=other", change());
        stream.publishFrom(REST, change());
        stream.publishFrom(REST + ";client=loader2", change());
        stream.publishFrom(REST + ";client=loader", change());

        SubscriptionSummary summary =
                subject.run(builder -> builder.from(ReplayPosition.earliest()).withoutOwnWrites("loader"));

        assertThat(subject.handled).containsExactly(1, 2, 3);
        assertThat(summary.own()).isEqualTo(2);
        assertThat(summary.left()).isZero();
        assertThat(summary.describe()).contains("2 own");
        assertThat(subject.stored()).endsWith(" " + subject.idOf(4));
    }

    @Test
    void anOverflowIsNeverLeftOutWhoeverCausedIt() {
        stream.publishOverflow(REST + ";client=loader");
        int[] handled = new int[1];

        subject.run(
                builder -> builder.from(ReplayPosition.earliest()).withoutOwnWrites("loader"), event -> handled[0]++);

        assertThat(handled[0]).isEqualTo(1);
    }

    private static List<List<String>> change() {
        return List.of(List.of(FakeStream.record(1)));
    }

    @Test
    void aBlankNameIsRefused() {
        EventSubscriptionBuilder builder = EventSubscription.builder(stream, "/data/ChangeEvents", subject.store);

        assertThatThrownBy(() -> builder.withoutOwnWrites(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
