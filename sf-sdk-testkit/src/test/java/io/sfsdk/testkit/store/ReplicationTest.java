package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.schema.ObjectBuilder;
import io.sfsdk.testkit.schema.SchemaBuilder;
import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReplicationTest {
    private final TestOrg org = new TestOrg();

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + "Z");
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OrgException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
    }

    @Test
    void changedIdsAreToldOnceAndDeletedOnesNot() {
        String kept = org.insert("Account", Map.of("Name", "A"));
        String gone = org.insert("Account", Map.of("Name", "B"));
        org.pass(Duration.ofSeconds(30));
        org.tryUpdate("Account", kept, Map.of("Name", "C"));
        org.delete(gone);
        org.pass(Duration.ofMinutes(5));

        UpdatedIds updated = org.store.updated("Account", at("11:00:00"), at("12:05:10"));

        assertThat(updated.ids()).containsExactly(kept);
        assertThat(updated.latestDateCovered()).isEqualTo(at("12:05:00"));
    }

    @Test
    void theWindowIsHalfOpenInWholeMinutes() {
        org.insert("Account", Map.of("Name", "A"));
        org.pass(Duration.ofHours(1));

        assertThat(org.store.updated("Account", at("11:59:00"), at("12:00:59")).ids())
                .isEmpty();
        assertThat(org.store.updated("Account", at("12:00:59"), at("12:01:00")).ids())
                .hasSize(1);
    }

    @Test
    void coverageEndsAtTheOrgsTime() {
        org.pass(Duration.ofSeconds(61));

        assertThat(org.store.updated("Account", at("11:00:00"), at("13:00:00")).latestDateCovered())
                .isEqualTo(at("12:01:00"));
    }

    @Test
    void anOpenTransactionHoldsCoverageBackOnceItHasWritten() {
        try (Transaction late = org.store.hold(org.user)) {
            org.pass(Duration.ofMinutes(5));
            Instant idle =
                    org.store.updated("Account", at("11:00:00"), at("12:05:00")).latestDateCovered();
            late.insert("Account", Map.of("Name", "A"));
            org.pass(Duration.ofMinutes(5));
            Instant held =
                    org.store.updated("Account", at("11:00:00"), at("12:10:00")).latestDateCovered();
            late.commit();
            Instant free =
                    org.store.updated("Account", at("11:00:00"), at("12:10:00")).latestDateCovered();

            assertThat(idle).isEqualTo(at("12:05:00"));
            assertThat(held).isEqualTo(at("12:00:00"));
            assertThat(free).isEqualTo(at("12:10:00"));
        }
    }

    @Test
    void anOpenTransactionIsPassedOverWhereTheOrgIsSaidNotToReportIt() {
        org.store.policy(org.store.policy().without(Behaviour.REPORTS_OPEN_TRANSACTIONS));
        try (Transaction late = org.store.hold(org.user)) {
            late.insert("Account", Map.of("Name", "A"));
            org.pass(Duration.ofMinutes(5));

            assertThat(org.store
                            .updated("Account", at("11:00:00"), at("12:05:00"))
                            .latestDateCovered())
                    .isEqualTo(at("12:05:00"));
        }
    }

    @Test
    void deletionsAreToldWithTheirDates() {
        String id = org.insert("Account", Map.of("Name", "A"));
        org.pass(Duration.ofSeconds(90));
        org.delete(id);
        org.pass(Duration.ofMinutes(10));

        DeletedIds deleted = org.store.deleted("Account", at("12:00:00"), at("12:10:00"));

        assertThat(deleted.deletedRecords()).containsExactly(new DeletedIds.DeletedRecord(id, at("12:01:30")));
        assertThat(deleted.earliestDateAvailable()).isBefore(at("00:00:00"));
        assertThat(deleted.latestDateCovered()).isEqualTo(at("12:10:00"));
    }

    @Test
    void aPurgedLogStartsLaterAndRefusesWhatLiesBefore() {
        String id = org.insert("Account", Map.of("Name", "A"));
        org.delete(id);
        org.pass(Duration.ofMinutes(30));

        org.store.purgeDeleteLog("Account", at("12:20:00"));

        assertRefused("INVALID_REPLICATION_DATE", () -> org.store.deleted("Account", at("11:00:00"), at("12:30:00")));
        org.store.policy(org.store.policy().without(Behaviour.REFUSES_PURGED_START));
        DeletedIds deleted = org.store.deleted("Account", at("11:00:00"), at("12:30:00"));
        assertThat(deleted.deletedRecords()).isEmpty();
        assertThat(deleted.earliestDateAvailable()).isEqualTo(at("12:20:00"));
    }

    @Test
    void windowsThatAreEmptyOrTooOldAreRefused() {
        Instant now = TestOrg.START;

        assertRefused("INVALID_REPLICATION_DATE", () -> org.store.updated("Account", now, now.plusSeconds(59)));
        assertRefused("INVALID_REPLICATION_DATE", () -> org.store.updated("Account", now, now.minusSeconds(60)));
        assertRefused(
                "INVALID_REPLICATION_DATE", () -> org.store.updated("Account", now.minus(Duration.ofDays(31)), now));
        assertRefused(
                "INVALID_REPLICATION_DATE", () -> org.store.deleted("Account", now.minus(Duration.ofDays(16)), now));
        assertThat(org.store
                        .updated("Account", now.minus(Duration.ofDays(30)), now)
                        .ids())
                .isEmpty();
    }

    @Test
    void moreIdsThanTheLimitAreRefused() {
        org.store.policy(org.store.policy().withReplicationLimit(1));
        org.insert("Account", Map.of("Name", "A"));
        org.insert("Account", Map.of("Name", "B"));
        org.pass(Duration.ofMinutes(1));

        assertRefused("EXCEEDED_ID_LIMIT", () -> org.store.updated("Account", at("12:00:00"), at("12:01:00")));
    }

    @Test
    void onlyReplicateableObjectsAnswer() {
        TestOrg other = new TestOrg(SchemaBuilder.standard()
                .object(ObjectBuilder.custom("Log__c", "Log", "a0L").notReplicateable())
                .build());

        assertRefused("INVALID_TYPE", () -> other.store.updated("Log__c", at("11:00:00"), at("12:00:00")));
        assertRefused("INVALID_TYPE", () -> other.store.deleted("Nothing__c", at("11:00:00"), at("12:00:00")));
    }
}
