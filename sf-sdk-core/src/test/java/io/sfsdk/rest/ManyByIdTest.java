package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many records read and deleted by their ids, at a simulated org. */
class ManyByIdTest {
    private final Connected connected = Connected.toStandardOrg();
    private final SimulatedOrg org = connected.org();
    private final RestApi api = connected.api();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        connected.close();
    }

    @Test
    void moreRecordsThanARequestLineCouldNameAreReadInTheOrderOfTheirIds() {
        List<RecordId> ids = accounts(1_500);
        org.delete(ids.get(7).value());
        Collections.reverse(ids);

        List<Optional<SObject>> records = api.records("Account").retrieve(ids, "Id", "Name");

        assertThat(records).hasSize(1_500);
        assertThat(records.get(0).orElseThrow().text("Name")).contains("Account 1499");
        assertThat(records.get(1_499).orElseThrow().id()).contains(ids.get(1_499));
        assertThat(records.get(1_492)).isEmpty();
        assertThat(org.requests()).hasSize(1);
    }

    @Test
    void twoHundredRecordsAreDeletedInOneCallWhoseAnswerMayBeLost() {
        List<RecordId> ids = accounts(200);
        org.faults().on(Requests.delete("/composite/sobjects")).once(Breakages.dropAfterCommit());
        List<SObject> records = ids.stream()
                .map(id -> SObject.of("Account").with("Id", id.value()))
                .toList();

        List<WriteOutcome> outcomes = api.writer().write(WriteRequest.of(new WriteOperation.Delete(), records));

        assertThat(outcomes).hasSize(200).allMatch(outcome -> outcome instanceof WriteOutcome.Written);
        assertThat(org.count("Account")).isZero();
        assertThat(org.requests()).hasSize(2);
    }

    private List<RecordId> accounts(int count) {
        List<RecordId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(RecordId.of(org.insert("Account", Map.of("Name", "Account " + i))));
        }
        return ids;
    }
}
