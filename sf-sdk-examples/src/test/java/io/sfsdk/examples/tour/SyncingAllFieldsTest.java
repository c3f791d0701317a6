package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A copy of all fields does what the document says. */
@ExtendWith(SimulatedOrgExtension.class)
class SyncingAllFieldsTest {
    @Test
    void aNewFieldReachesRecordsThatWereCopiedBefore(SimulatedOrg org) {
        String acme = org.insert("Account", Map.of("Name", "Acme"));
        Map<RecordId, SObject> copy = new HashMap<>();
        try (JdkHttpTransport wire = TourOrg.wire();
                SalesforceClient client = TourOrg.client(org, wire)) {
            SyncingAllFields sync = new SyncingAllFields(client, new InMemoryWatermarkStore(), copy);
            org.clock().advance(Duration.ofHours(1));
            sync.run();
            org.changes()
                    .addField(
                            "Account",
                            Field.builder("Score__c", FieldType.DOUBLE).calculated());

            SyncSummary summary = sync.run();

            assertThat(summary.fields().added()).containsExactly("Score__c");
            assertThat(copy.get(RecordId.of(acme)).has("Score__c")).isTrue();
            assertThat(sync.refresh().suppressed()).isEqualTo(1);
        }
    }
}
