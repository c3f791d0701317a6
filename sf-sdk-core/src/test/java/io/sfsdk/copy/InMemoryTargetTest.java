package io.sfsdk.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.record.RecordId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryTargetTest extends VersionedTargetTest<InMemoryTarget> {
    private final InMemoryTarget target = InMemoryTarget.of("Name");

    @Override
    InMemoryTarget target() {
        return target;
    }

    @Override
    Optional<String> name(RecordId id) {
        return target.record(id).flatMap(record -> record.text("Name"));
    }

    @Test
    void recordsAreThoseThatAreNotDeleted() {
        target.handle(page(there(id(1), 1, "here"), gone(id(2), 1)));

        assertThat(target.records())
                .singleElement()
                .satisfies(record -> assertThat(record.text("Name")).contains("here"));
        assertThat(target.fields()).containsExactly("Name");
    }
}
