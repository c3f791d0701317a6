package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that share a second: within a page, across pages, and across runs. */
class TiesTest {
    private static final int TIES = 5_000;

    private final World world = new World();

    @BeforeEach
    void aMassUpdate() {
        world.org.insert(TIES);
        world.org.pass(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 2_000})
    void tiesWithinAndAcrossPagesAreAllDeliveredOnce(int pageSize) {
        world.org.pageSize = pageSize;

        world.settle(world.sync().build());

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        world.target.assertNothingCameTwice();
    }

    @ParameterizedTest
    @CsvSource({"200, PT0S", "200, PT10M", "2000, PT0S", "2000, PT1H"})
    void aPositionInsideATieSurvivesACrashAfterEveryPage(int pageSize, Duration overlap) {
        world.org.pageSize = pageSize;

        for (int runs = 0; runs < TIES / pageSize + 2; runs++) {
            Crash.during(dyingAfterAPage(overlap)::run);
        }

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        world.target.assertNothingCameTwice();
    }

    @Test
    void aCursorLostAfterEveryPageLosesNoTie() {
        loseEveryCursor();

        world.settle(world.sync().build());

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        world.target.assertNothingCameTwice();
    }

    @Test
    void withoutATotalOrderALostCursorLosesTies() {
        loseEveryCursor();

        world.settle(world.sync()
                .without(Countermeasure.TOTAL_ORDER, Countermeasure.COUNT_CHECK)
                .build());

        assertThat(world.target.missingOf(world.org)).isNotEmpty();
    }

    @Test
    void withoutATotalOrderACrashLosesTies() {
        IncrementalSync sync = world.sync(new CrashingStore(world.store, 1), world.target)
                .overlap(Duration.ZERO)
                .without(Countermeasure.TOTAL_ORDER, Countermeasure.ANSWER_STORED)
                .build();

        Crash.during(sync::run);
        world.settle(world.sync()
                .overlap(Duration.ZERO)
                .without(Countermeasure.TOTAL_ORDER, Countermeasure.ANSWER_STORED)
                .build());

        assertThat(world.target.missingOf(world.org)).isNotEmpty();
    }

    private IncrementalSync dyingAfterAPage(Duration overlap) {
        return world.sync(new CrashingStore(world.store, 1), world.target)
                .overlap(overlap)
                .build();
    }

    private void loseEveryCursor() {
        world.org.beforeRequest = (request, kind) -> {
            if (kind == FakeOrg.Kind.NEXT_PAGE) {
                throw FakeOrg.refusal(400, ErrorCode.INVALID_QUERY_LOCATOR, Retryability.NEVER);
            }
        };
    }
}
