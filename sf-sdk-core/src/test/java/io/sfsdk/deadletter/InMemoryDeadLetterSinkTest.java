package io.sfsdk.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.contract.DeadLetterStoreContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryDeadLetterSinkTest extends DeadLetterStoreContract {
    @Override
    protected DeadLetterStore emptyStore() {
        return new InMemoryDeadLetterSink();
    }

    @Override
    protected DeadLetterStore reopened(DeadLetterStore same) {
        return same;
    }

    @Test
    void lettersBeyondItsRoomAreRefusedTogether() {
        InMemoryDeadLetterSink sink = new InMemoryDeadLetterSink(2);
        sink.accept(List.of(letter("a")));

        assertThatThrownBy(() -> sink.accept(List.of(letter("b"), letter("c"))))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining("no room for 2 more");

        assertThat(sink.letters()).containsExactly(letter("a"));
    }
}
