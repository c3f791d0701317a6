package io.sfsdk.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.RecordChange;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the targets' comparison of stamps is good for. */
class VersionMutantTest {
    @Test
    void aTargetThatTakesWhateverComesLastEndsWithAnOlderVersion() {
        Map<RecordId, RecordChange> last = new HashMap<>();
        ChangePage newer = VersionedTargetTest.page(VersionedTargetTest.gone(VersionedTargetTest.ACME, 2));
        ChangePage older = VersionedTargetTest.page(VersionedTargetTest.there(VersionedTargetTest.ACME, 1, "late"));

        newer.changes().forEach(change -> last.put(change.id(), change));
        older.changes().forEach(change -> last.put(change.id(), change));

        assertThat(last.get(VersionedTargetTest.ACME)).isInstanceOf(RecordChange.Upserted.class);
    }
}
