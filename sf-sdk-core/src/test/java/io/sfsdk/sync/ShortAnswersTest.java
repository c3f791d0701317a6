package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in which records are missing. */
class ShortAnswersTest {
    private final World world = new World();

    @BeforeEach
    void fivePages() {
        for (int i = 0; i < 100; i++) {
            world.org.insert(10);
            world.org.pass(Duration.ofSeconds(1));
        }
        world.org.pass(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7})
    void aRecordMissingFromAnyPageIsReadAfterAll(int request) {
        dropOneRecordAt(request);

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7})
    void withoutTheCountItIsLost(int request) {
        dropOneRecordAt(request);

        world.settle(world.sync()
                .overlap(Duration.ZERO)
                .without(Countermeasure.COUNT_CHECK)
                .build());

        assertThat(world.target.missingOf(world.org)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, 5", "4, 5", "3, 6", "4, 6", "5, 7"})
    void aRecordMissingFromAPageBeforeAnOutageIsReadAfterAll(int shortened, int failing) {
        dropOneRecordAt(shortened);
        failAt(failing);

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void amongTiesTooARecordMissingBeforeAnOutageIsReadAfterAll() {
        world.org.insert(1_000);
        world.org.pass(Duration.ofMinutes(30));
        dropOneRecordAt(9);
        failAt(11);

        world.sync().build().run();

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void withoutTheCountARecordMissingBeforeAnOutageIsLost() {
        dropOneRecordAt(4);
        failAt(6);

        world.settle(world.sync()
                .overlap(Duration.ZERO)
                .without(Countermeasure.COUNT_CHECK)
                .build());

        assertThat(world.target.missingOf(world.org)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRecordMissingFromAPageIsReadByTheNextRunIfThisOneEndsInsideTheAnswer(Ending ending) {
        dropOneRecordAt(4);

        endInside(ending);
        boolean wasMissing = !behindThePosition().isEmpty();
        world.settle(world.sync().overlap(Duration.ZERO).build());

        assertThat(wasMissing).isTrue();
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheStoredAnswerTheNextRunPassesIt(Ending ending) {
        dropOneRecordAt(4);

        endInside(ending, Countermeasure.ANSWER_STORED);
        world.settle(world.sync().overlap(Duration.ZERO).build());

        assertThat(world.target.missingOf(world.org)).hasSize(1);
    }

    @Test
    void aRunThatEndedInsideAWholeAnswerRepeatsNothing() {
        endInside(Ending.LIMIT);

        SyncSummary summary = world.sync().overlap(Duration.ZERO).build().run();

        assertThat(summary.window().from()).isAfter(FakeOrg.START);
        assertThat(world.target.deliveries).hasSize(1_000);
        world.target.assertNothingCameTwice();
    }

    @Test
    void aPositionOfAnOlderVersionIsGoneOnFrom() {
        String text = "sync-1 00D000000000001AAA Account 2026-01-01T12:00:10Z 001000000000105AAA";
        world.store.advance(new WatermarkKey("sync", "Account"), null, new Watermark(text));

        SyncSummary summary = world.sync().overlap(Duration.ZERO).build().run();

        assertThat(summary.window().from()).isEqualTo(FakeOrg.START.plusSeconds(10));
        assertThat(summary.isComplete()).isTrue();
    }

    @Test
    void anOutageInAWholeAnswerRepeatsNothing() {
        failAt(6);

        world.sync().build().run();

        assertThat(world.target.deliveries).hasSize(1_000);
    }

    @Test
    void anAnswerOfOnePageIsNotAcceptedBeforeItHasProvedWhole() {
        world.org.pageSize = 2_000;
        world.org.dropping = (request, rows) -> rows.subList(0, Math.max(0, rows.size() - 1));

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.sync().build().run())
                .withCauseInstanceOf(ProtocolException.class);

        assertThat(world.target.deliveries).isEmpty();
        assertThat(world.position()).isEmpty();
    }

    @Test
    void anOrgWhoseAnswersStayShortKeepsThePositionWhereTheyBegin() {
        IncrementalSync sync = world.sync().build();
        sync.run();
        String before = world.position().orElseThrow();
        world.org.insert(500);
        world.org.pass(Duration.ofMinutes(5));
        world.org.dropping =
                (request, rows) -> rows.size() < 200 ? rows.subList(0, Math.max(0, rows.size() - 1)) : rows;

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(sync::run)
                .satisfies(e -> assertThat(e.summary().outcome()).isInstanceOf(SyncOutcome.Broken.class))
                .withMessageContaining("could not be read (UNEXPECTED_ANSWER) at attempt 3");

        assertThat(world.position()).contains(before);
    }

    @Test
    void anAnswerCutToNothingIsNotTakenForAnEmptyOne() {
        world.org.dropping = (request, rows) -> List.of();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.sync().build().run());

        assertThat(world.position()).isEmpty();
    }

    private void failAt(int failing) {
        world.org.beforeRequest = (request, kind) -> {
            if (request == failing) {
                throw new TransportException("no answer", Delivery.UNKNOWN, null);
            }
        };
    }

    private void dropOneRecordAt(int faulty) {
        world.org.dropping = (request, rows) -> request == faulty ? rows.subList(1, rows.size()) : rows;
    }

    /** How a run ends in the middle of an answer. */
    enum Ending {
        REFUSED_PAGE,
        LIMIT,
        CRASH
    }

    /** After the third of five pages. */
    private void endInside(Ending ending, Countermeasure... switchedOff) {
        int[] pages = {0};
        ChangeHandler handler = page -> {
            if (++pages[0] > 3 && ending == Ending.REFUSED_PAGE) {
                throw new IOException("no");
            }
            world.target.handle(page);
        };
        WatermarkStore store = ending == Ending.CRASH ? new CrashingStore(world.store, 3) : world.store;
        SyncBuilder sync = world.sync(store, handler).overlap(Duration.ZERO).without(switchedOff);
        if (ending == Ending.LIMIT) {
            world.org.beforeRequest = (request, kind) -> {
                if (request == 6) {
                    throw FakeOrg.refusal(403, ErrorCode.REQUEST_LIMIT_EXCEEDED, Retryability.AFTER_LIMIT_FREES);
                }
            };
        }
        try {
            boolean isDead = Crash.during(() -> sync.build().run());
            assertThat(isDead).isEqualTo(ending == Ending.CRASH);
        } catch (SyncException e) {
            assertThat(ending).isEqualTo(Ending.REFUSED_PAGE);
        }
        world.org.beforeRequest = (request, kind) -> {};
        world.org.dropping = (request, rows) -> rows;
    }

    private List<String> behindThePosition() {
        Instant reached = StoredPosition.parse(world.position().orElseThrow())
                .reached()
                .orElseThrow()
                .stamp();
        return world.target.missingOf(world.org).stream()
                .filter(id -> world.org.current(id).stamp().isBefore(reached))
                .toList();
    }
}
