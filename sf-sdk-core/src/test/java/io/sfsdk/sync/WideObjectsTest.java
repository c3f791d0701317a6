package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records with more fields than one query takes. */
class WideObjectsTest {
    private final FieldWorld world = new FieldWorld("One", "Two", "Three", "Four");
    private final FieldOrg org = world.org;

    /** Whole records hold the same number in each field, so that a torn one shows. */
    private String insert(int version) {
        return org.insert(Map.of("One", version, "Two", version, "Three", version, "Four", version));
    }

    private void update(String id, int version) {
        List.of("One", "Two", "Three", "Four").forEach(field -> org.update(id, field, version));
    }

    private IncrementalSync sync(Countermeasure... off) {
        return world.sync().fieldsPerQuery(2).without(off).build();
    }

    private List<SObject> torn() {
        return world.target.deliveries.stream()
                .map(RecordChange::record)
                .filter(record -> List.of("Two", "Three", "Four").stream()
                        .anyMatch(field -> !record.value(field).equals(record.value("One"))))
                .toList();
    }

    @Test
    void recordsReadInPartsComeWhole() {
        IntStream.range(0, 25).forEach(this::insert);

        SyncSummary summary = world.run(sync());

        assertThat(world.missing()).isEmpty();
        assertThat(summary.delivered()).isEqualTo(25);
        assertThat(org.queries).noneMatch(soql -> soql.contains("One") && soql.contains("Four"));
        assertThat(world.target.deliveries.get(0).record().names())
                .containsExactly("Id", "SystemModstamp", "IsDeleted", "One", "Two", "MasterRecordId", "Three", "Four");
    }

    @Test
    void aRecordThatChangesBetweenItsPartsIsNeverDeliveredTorn() {
        changeDuringEachQuery();

        assertThat(torn()).isEmpty();
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void withoutComparingStampsATornRecordIsDelivered() {
        changeDuringEachQuery(Countermeasure.WHOLE_ROWS);

        assertThat(torn()).isNotEmpty();
    }

    private void changeDuringEachQuery(Countermeasure... off) {
        List<String> ids = new ArrayList<>();
        IntStream.range(0, 25).forEach(i -> ids.add(insert(i)));
        org.before = (number, soql) -> {
            org.pass(Duration.ofSeconds(1));
            if (number <= 8) {
                update(ids.get(number), 1000 + number);
            }
        };
        IncrementalSync sync = sync(off);
        for (int run = 0; run < 5; run++) {
            world.run(sync);
        }
    }

    @Test
    void aRecordThatIsGoneFromTheSecondPartIsLeftOut() {
        String gone = insert(1);
        insert(2);
        org.before = (number, soql) -> {
            if (soql.contains("Three")) {
                org.rows.remove(gone);
            }
        };

        SyncSummary summary = world.run(sync());

        assertThat(summary.delivered()).isEqualTo(1);
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void aRecordMissingFromOnePartOnlyIsReadAgain() {
        String id = insert(1);
        FieldOrg.Row row = org.rows.get(id);
        org.before = (number, soql) -> {
            org.rows.put(id, row);
            if (number == 2) {
                org.rows.remove(id);
            }
        };

        world.run(sync());

        assertThat(org.queries).hasSize(4);
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void aRecordThatChangedInTimeTakenForClosedIsReadAgainFromTheStart() {
        String id = insert(1);
        insert(2);
        org.pass(Duration.ofMinutes(1));
        FieldOrg.Row late = new FieldOrg.Row(
                id, FakeOrg.START.plusSeconds(30), false, Map.of("One", 9, "Two", 9, "Three", 9, "Four", 9));
        org.before = (number, soql) -> {
            if (number == 2) {
                org.rows.put(id, late);
            }
        };

        world.run(sync());

        assertThat(torn()).isEmpty();
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void aRecordWhosePartsNeverAgreeFailsTheRunAndNamesIt() {
        String id = insert(1);
        Map<String, Object> values = org.rows.get(id).values();
        org.before = (number, soql) ->
                org.rows.put(id, new FieldOrg.Row(id, FakeOrg.START.plusSeconds(number), false, values));

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.run(sync()))
                .havingCause()
                .withMessageContaining(id);
        assertThat(world.target.deliveries).isEmpty();
    }

    @Test
    void aRecordThatIsReadByItsCreationIsReadAgainUntilItIsWholeAndKeepsItsPlace() {
        List<Integer> versions = new ArrayList<>(List.of(1, 2, 2, 2));
        RowJoin join = new RowJoin(
                request -> List.of(version(versions.remove(0) + 1)), List.of("one", "two"), false, Instant.MAX, true);

        List<SObject> whole = join.whole(List.of(version(1)));

        assertThat(whole).containsExactly(version(3));
    }

    private static SObject version(int number) {
        return SObject.of("Account")
                .with("Id", RecordId.of("001000000000001AAA"))
                .with("SystemModstamp", FakeOrg.START.plusSeconds(number));
    }

    @Test
    void fieldsOfOneParentStayInOnePart() {
        List<String> fields = List.of("Name", "Owner.Name", "Phone", "Fax", "Owner.Email");

        assertThat(FieldParts.of(fields, 3))
                .containsExactly(List.of("Name", "Owner.Name", "Owner.Email"), List.of("Phone", "Fax"));
    }

    @Test
    void aPartLeavesRoomForTheIdsOfAPage() {
        List<String> fields = IntStream.range(0, 3_000)
                .mapToObj(i -> "Field_number_" + i + "__c")
                .toList();

        List<List<String>> parts = FieldParts.of(fields, 10_000);

        assertThat(parts).hasSize(2).allMatch(part -> String.join(", ", part).length() <= 50_000);
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(fields);
    }
}
