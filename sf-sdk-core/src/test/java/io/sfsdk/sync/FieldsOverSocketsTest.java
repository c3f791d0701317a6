package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.UserAccess;
import io.sfsdk.testkit.store.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields that come and go in the simulated org, seen through real sockets. */
class FieldsOverSocketsTest {
    private final WireWorld world = new WireWorld(200);

    @BeforeEach
    void accountsWithPhones() {
        for (int i = 0; i < 3; i++) {
            world.org.insert("Account", Map.of("Name", "account " + i, "Phone", "phone " + i));
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFieldThatTheUserMayReadAgainIsBroughtForAllRecords() {
        world.org.changes().access(access -> access.withoutFields("Account", "Phone"));
        IncrementalSync sync = world.sync().allFields().build();
        run(sync);
        assertThat(world.target.deliveries.get(0).record().has("Phone")).isFalse();
        world.org.changes().access(access -> UserAccess.full());

        SyncSummary summary = run(sync);

        assertThat(summary.fields().added()).containsExactly("Phone");
        assertThat(summary.fields().refilled()).isEqualTo(3);
        assertThat(lacking("Phone")).isEmpty();
    }

    @Test
    void aNewFieldComesWithAllRecordsAndCostsOneMoreCall() {
        IncrementalSync sync = world.sync().allFields().build();
        run(sync);
        SyncSummary quiet = run(sync);
        world.org
                .changes()
                .addField(
                        "Account", Field.builder("Region__c", FieldType.STRING).length(80));

        SyncSummary summary = run(sync);

        assertThat(summary.fields().added()).containsExactly("Region__c");
        assertThat(summary.calls()).isEqualTo(quiet.calls() + 1);
        assertThat(world.target.copy.values())
                .allMatch(change -> change.record().has("Region__c"));
    }

    @Test
    void unchangedFieldsAreConfirmedWithoutABody() {
        IncrementalSync sync = world.sync().build();
        run(sync);
        run(sync);

        assertThat(world.org.requests())
                .filteredOn(request -> request.path().endsWith("/describe"))
                .extracting(request -> request.status())
                .containsExactly(200, 304);
    }

    @Test
    void permissionTakenAwayAtAnyPageIsReportedAndTheRunGoesOn() {
        for (int page = 1; page <= 3; page++) {
            try (WireWorld changing = new WireWorld(200)) {
                changing.load(700);
                int fatal = page;
                List<ChangePage> pages = new ArrayList<>();
                IncrementalSync sync = changing.sync()
                        .fields("Name", "Phone")
                        .to((ChangeHandler) accepted -> {
                            changing.target.handle(accepted);
                            pages.add(accepted);
                            if (pages.size() == fatal) {
                                changing.org.changes().access(access -> access.withoutFields("Account", "Phone"));
                            }
                        })
                        .build();
                changing.pass(Duration.ofMinutes(20));

                List<String> lost = new ArrayList<>(sync.run().fields().lost());
                changing.org.insert("Account", Map.of("Name", "later"));
                changing.pass(Duration.ofMinutes(20));
                SyncSummary next = sync.run();

                assertThat(changing.missing()).isEmpty();
                lost.addAll(next.fields().lost());
                assertThat(lost).contains("Phone");
                assertThat(next.isComplete()).isTrue();
            }
        }
    }

    @Test
    void permissionTakenAwayStopsTheRunWhereTheHostWantsThat() {
        IncrementalSync sync =
                world.sync().fields("Name", "Phone").stoppingAtLostFields().build();
        run(sync);
        world.org.changes().access(access -> access.withoutFields("Account", "Phone"));

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> run(sync))
                .withMessageContaining("Phone");
    }

    @Test
    void aFieldOfAParentThatIsHiddenIsReportedAsLost() {
        IncrementalSync sync = world.sync().fields("Name", "Parent.Phone").build();
        run(sync);
        world.org.changes().access(access -> access.withoutFields("Account", "Phone"));

        assertThat(run(sync).fields().lost()).containsExactly("Parent.Phone");
    }

    @Test
    void aRemovedFieldDoesNotStopTheRun() {
        world.org
                .changes()
                .addField(
                        "Account", Field.builder("Region__c", FieldType.STRING).length(80));
        IncrementalSync sync = world.sync().allFields().build();
        run(sync);
        world.org.changes().removeField("Account", "Region__c");
        world.org.insert("Account", Map.of("Name", "later"));

        SyncSummary summary = run(sync);

        assertThat(summary.fields().lost()).containsExactly("Region__c");
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void allFieldsOfManyRecordsReadInPartsAreThoseOfTheOrg() {
        world.load(450);

        SyncSummary summary = run(world.sync().allFields().fieldsPerQuery(15).build());

        assertThat(summary.delivered()).isEqualTo(453);
        assertThat(lacking("Name")).isEmpty();
        assertThat(lacking("Phone")).isEmpty();
        assertThat(world.target.deliveries.get(0).record().size()).isGreaterThan(30);
    }

    @Test
    void aFormulaThatCountsTheDaysIsFreshAfterARefresh() {
        world.org
                .changes()
                .addField(
                        "Account",
                        Field.builder("Day__c", FieldType.DOUBLE).digits(18, 0).formula("DAY(TODAY())"));
        IncrementalSync sync = world.sync().fields("Name", "Day__c").build();
        run(sync);
        world.pass(Duration.ofDays(3));
        assertThat(run(sync).delivered()).isZero();
        assertThat(day()).isEqualTo(1);

        SyncSummary refreshed = sync.refreshFormulas();

        assertThat(refreshed.delivered()).isEqualTo(3);
        assertThat(day()).isEqualTo(4);
    }

    private int day() {
        RecordChange any = world.target.copy.values().iterator().next();
        return any.record().decimal("Day__c").orElseThrow().intValueExact();
    }

    @Test
    void newRecordsOfManyFieldsComeOnceAndWhole() {
        world.load(250);
        IncrementalSync sync =
                world.sync().only(ChangeKind.NEW).allFields().fieldsPerQuery(15).build();
        assertThat(run(sync).delivered()).isEqualTo(253);
        world.org
                .changes()
                .addField(
                        "Account", Field.builder("Region__c", FieldType.STRING).length(80));

        SyncSummary summary = run(sync);

        assertThat(summary.fields().added()).containsExactly("Region__c");
        assertThat(summary.fields().refilled()).isZero();
        assertThat(lacking("Phone")).isEmpty();
    }

    private SyncSummary run(IncrementalSync sync) {
        world.pass(Duration.ofMinutes(20));
        return sync.run();
    }

    /** Records whose value in the target is not that of the org. */
    private List<String> lacking(String field) {
        return world.org
                .data()
                .view(world.org.userId())
                .rows("Account", false)
                .filter(row -> !isHeld(row, field))
                .map(Row::id)
                .toList();
    }

    private boolean isHeld(Row row, String field) {
        return String.valueOf(world.target.copy.get(row.id()).record().value(field))
                .equals(String.valueOf(row.value(field)));
    }
}
