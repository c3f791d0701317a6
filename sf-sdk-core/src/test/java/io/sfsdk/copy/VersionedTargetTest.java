package io.sfsdk.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.ContentHash;
import io.sfsdk.sync.DeletionSource;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both targets hold. */
abstract class VersionedTargetTest<T extends ChangeHandler & TargetIndex> {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final RecordId ACME = id(1);

    abstract T target();

    /** The record's name as the target tells it; empty if it holds no record of this id. */
    abstract Optional<String> name(RecordId id);

    static RecordId id(int number) {
        return RecordId.of("001TK%c%09d".formatted("aBcD".charAt(number % 4), number));
    }

    static RecordChange there(RecordId id, int second, String name) {
        return new RecordChange.Upserted(row(id, name), id, NOON.plusSeconds(second));
    }

    static RecordChange gone(RecordId id, int second) {
        SObject row = SObject.of("Account").with("Id", id);
        return new RecordChange.Deleted(row, id, NOON.plusSeconds(second), DeletionSource.QUERY);
    }

    static SObject row(RecordId id, String name) {
        return SObject.of("Account").with("Id", id).with("Name", name);
    }

    static ChangePage page(RecordChange... changes) {
        return new ChangePage("Account", new SyncWindow(NOON, NOON.plusSeconds(3_600)), List.of(changes));
    }

    private void deliver(RecordChange... changes) throws Exception {
        target().handle(page(changes));
    }

    private List<HeldVersion> held() {
        try (Stream<HeldVersion> versions = target().between(null, null)) {
            return versions.toList();
        }
    }

    @Test
    void aNewerVersionTakesThePlaceOfAnOlderOne() throws Exception {
        deliver(there(ACME, 1, "old"));

        deliver(there(ACME, 2, "new"));

        assertThat(name(ACME)).contains("new");
        assertThat(held())
                .containsExactly(new HeldVersion(
                        ACME, NOON.plusSeconds(2), false, ContentHash.of(row(ACME, "new"), List.of("Name"))));
    }

    @Test
    void anOlderVersionIsRefused() throws Exception {
        deliver(there(ACME, 2, "new"));

        deliver(there(ACME, 1, "old"));

        assertThat(name(ACME)).contains("new");
    }

    @Test
    void atEqualStampsTheLaterDeliveryWins() throws Exception {
        deliver(there(ACME, 1, "before"));

        deliver(there(ACME, 1, "after"));

        assertThat(name(ACME)).contains("after");
    }

    @Test
    void aTombstoneIsKeptAndNoOlderVersionComesBack() throws Exception {
        deliver(there(ACME, 1, "here"));
        deliver(gone(ACME, 3));

        deliver(there(ACME, 2, "late"));

        assertThat(name(ACME)).isEmpty();
        assertThat(held()).containsExactly(new HeldVersion(ACME, NOON.plusSeconds(3), true, null));
    }

    @Test
    void aTombstoneThatComesBeforeItsRecordKeepsTheRecordOut() throws Exception {
        deliver(gone(ACME, 3));

        deliver(there(ACME, 2, "late"));

        assertThat(name(ACME)).isEmpty();
    }

    @Test
    void anOlderTombstoneDoesNotBuryANewerRecord() throws Exception {
        deliver(there(ACME, 3, "restored"));

        deliver(gone(ACME, 2));

        assertThat(name(ACME)).contains("restored");
    }

    @Test
    void aRecordTakenOutOfTheRecycleBinWinsOverItsTombstoneWithinTheSecondToo() throws Exception {
        deliver(there(ACME, 1, "here"), gone(ACME, 2));

        deliver(there(ACME, 2, "restored"));

        assertThat(name(ACME)).contains("restored");
    }

    @Test
    void ofTwoVersionsInOnePageTheNewerStays() throws Exception {
        deliver(there(ACME, 1, "old"), there(ACME, 2, "new"), gone(id(2), 1), there(id(2), 2, "restored"));

        assertThat(name(ACME)).contains("new");
        assertThat(name(id(2))).contains("restored");
    }

    @Test
    void aPageDeliveredTwiceChangesNothing() throws Exception {
        ChangePage page = page(there(ACME, 1, "one"), gone(id(2), 2), there(id(3), 3, "three"));
        target().handle(page);
        List<HeldVersion> once = held();

        target().handle(page);

        assertThat(held()).isEqualTo(once);
    }

    @Test
    void whatIsHeldComesInTheOrderOfIdsByBytes() throws Exception {
        for (int number = 0; number < 40; number++) {
            deliver(there(id(number), 1, "x"));
        }

        assertThat(held())
                .hasSize(40)
                .isSortedAccordingTo((one, other) -> one.id().compareTo(other.id()));
    }

    @Test
    void aRangeBeginsBehindOneIdAndEndsWithAnother() throws Exception {
        for (int number = 0; number < 40; number++) {
            deliver(there(id(number), 1, "x"));
        }
        List<RecordId> ids = held().stream().map(HeldVersion::id).toList();

        for (int place = 0; place < ids.size() - 1; place++) {
            try (Stream<HeldVersion> versions = target().between(ids.get(place), ids.get(place + 1))) {
                assertThat(versions.map(HeldVersion::id)).containsExactly(ids.get(place + 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inWhateverOrderVersionsComeTheNewestStays(long seed) throws Exception {
        Random random = new Random(seed);
        List<RecordChange> history = new ArrayList<>(IntStream.range(0, 60)
                .mapToObj(second -> random.nextInt(4) == 0
                        ? gone(id(second % 3), second)
                        : there(id(second % 3), second, "version " + second))
                .toList());
        List<RecordChange> last = history.subList(57, 60).stream().toList();
        Collections.shuffle(history, random);

        for (int from = 0; from < history.size(); from += 7) {
            deliver(history.subList(from, Math.min(from + 7, history.size())).toArray(RecordChange[]::new));
        }

        for (RecordChange newest : last) {
            assertThat(name(newest.id()))
                    .isEqualTo(
                            newest instanceof RecordChange.Deleted
                                    ? Optional.empty()
                                    : newest.record().text("Name"));
        }
    }
}
