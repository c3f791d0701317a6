package io.sfsdk.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.ManualClock;
import io.sfsdk.retry.RecordingSleeper;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Leases;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that run when they are due, one run at a time. */
class ScheduledJobTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:10Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock(START);
    private final List<Instant> runs = new ArrayList<>();
    private final List<Tick> told = new ArrayList<>();

    @Test
    void atAFixedRateItRunsAtTheSameTimesInEachInstance() {
        ScheduledJob job = job(Schedule.every(MINUTE), turn -> runs.add(clock.instant()));

        for (int second = 0; second < 180; second++) {
            job.tick();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(runs).containsExactly(at("12:01:00"), at("12:02:00"), at("12:03:00"));
    }

    @Test
    void withADelayItRunsAtOnceAndThenSoLongBehindEachRun() {
        ScheduledJob job = job(Schedule.withDelay(MINUTE), turn -> {
            runs.add(clock.instant());
            clock.advance(Duration.ofSeconds(20));
        });

        for (int second = 0; second < 100; second++) {
            job.tick();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(runs).containsExactly(START, START.plusSeconds(80));
    }

    @Test
    void timesThatPassDuringARunAreMadeUpForByOneRun() {
        ScheduledJob job = job(Schedule.cron("* * * * *", ZoneOffset.UTC), turn -> {
            runs.add(clock.instant());
            clock.advance(runs.size() == 1 ? Duration.ofSeconds(150) : Duration.ofSeconds(1));
        });
        clock.advance(Duration.ofSeconds(50));

        for (int second = 0; second < 60; second++) {
            job.tick();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(runs).containsExactly(at("12:01:00"), at("12:03:31"), at("12:04:00"));
    }

    @Test
    void aTickDuringARunRunsNothingWhoeverLooks() throws Exception {
        ScheduledJob[] self = new ScheduledJob[1];
        List<Tick> nested = new ArrayList<>();
        self[0] = job(Schedule.withDelay(Duration.ZERO), turn -> {
            runs.add(clock.instant());
            nested.add(self[0].tick());
            nested.add(CompletableFuture.supplyAsync(self[0]::tick).get(10, TimeUnit.SECONDS));
        });

        self[0].tick();

        assertThat(nested).containsExactly(new Tick.StillRunning(), new Tick.StillRunning());
        assertThat(runs).hasSize(1);
    }

    @Test
    void withoutTheTurnTwoRunsMeet() {
        ScheduledJob[] self = new ScheduledJob[1];
        self[0] = builder(Schedule.withDelay(Duration.ZERO), turn -> {
                    runs.add(clock.instant());
                    if (runs.size() == 1) {
                        CompletableFuture.supplyAsync(self[0]::tick).get(10, TimeUnit.SECONDS);
                    }
                })
                .without(Countermeasure.ONE_RUN)
                .build();

        self[0].tick();

        assertThat(runs).hasSize(2);
    }

    @Test
    void withoutThePausesAnOrgThatIsAwayIsAskedAtEveryLook() {
        ScheduledJob job = builder(Schedule.every(Duration.ofHours(1)), turn -> {
                    runs.add(clock.instant());
                    throw new IOException("org away");
                })
                .without(Countermeasure.BACKOFF)
                .build();

        for (int second = 0; second < 3_600; second++) {
            job.tick();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(runs).hasSizeGreaterThan(5);
    }

    @Test
    void aRunThatFailsIsToldAndTriedAgainAfterPausesThatGrow() {
        AtomicInteger attempts = new AtomicInteger();
        ScheduledJob job = builder(Schedule.every(Duration.ofHours(1)), turn -> {
                    runs.add(clock.instant());
                    if (attempts.incrementAndGet() <= 4) {
                        throw new IOException("org away");
                    }
                })
                .backoff(new Backoff(MINUTE, Duration.ofMinutes(3)))
                .build();

        for (int second = 0; second < 6_900; second++) {
            job.tick();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(runs).hasSize(5);
        assertThat(told.subList(0, 4))
                .allSatisfy(tick -> assertThat(((Tick.Failed) tick).cause()).hasMessage("org away"));
        assertThat(told.get(3))
                .isInstanceOfSatisfying(
                        Tick.Failed.class, tick -> assertThat(tick.failures()).isEqualTo(4));
        assertThat(told.get(4))
                .isInstanceOfSatisfying(
                        Tick.Ran.class, tick -> assertThat(tick.next()).isEqualTo(at("14:00:00")));
    }

    @Test
    void aLoopOnTheCallersThreadRunsUntilItIsStopped() throws Exception {
        ScheduledJob[] self = new ScheduledJob[1];
        self[0] = job(Schedule.every(MINUTE), turn -> {
            runs.add(clock.instant());
            if (runs.size() == 3) {
                self[0].stop();
            }
        });

        self[0].runUntilStopped(new RecordingSleeper(clock));

        assertThat(runs).containsExactly(at("12:01:00"), at("12:02:00"), at("12:03:00"));
        assertThat(self[0].tick()).isEqualTo(new Tick.Stopped());
    }

    @Test
    void anInterruptEndsTheLoop() {
        ScheduledJob job = job(Schedule.every(MINUTE), turn -> runs.add(clock.instant()));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> job.runUntilStopped(new RecordingSleeper(clock)))
                .isInstanceOf(InterruptedException.class);

        assertThat(job.tick()).isEqualTo(new Tick.Stopped());
    }

    @Test
    void aRunThatIsInterruptedStopsTheJobAndKeepsTheFlag() {
        ScheduledJob job = job(Schedule.withDelay(Duration.ZERO), turn -> {
            throw new InterruptedException();
        });

        Tick tick = job.tick();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(tick).isInstanceOf(Tick.Failed.class);
        assertThat(job.tick()).isEqualTo(new Tick.Stopped());
    }

    @Test
    void theRunInHandSeesThatItShouldEnd() {
        ScheduledJob[] self = new ScheduledJob[1];
        List<Boolean> seen = new ArrayList<>();
        self[0] = job(Schedule.withDelay(Duration.ZERO), turn -> {
            seen.add(turn.isStopping());
            self[0].stop();
            seen.add(turn.isStopping());
        });

        self[0].tick();

        assertThat(seen).containsExactly(false, true);
    }

    @Test
    void onAnExecutorOfTheHostItRunsUntilItIsStopped() throws Exception {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try {
            ScheduledJob[] self = new ScheduledJob[1];
            self[0] = job(Schedule.withDelay(Duration.ZERO), turn -> {
                runs.add(clock.instant());
                if (runs.size() == 3) {
                    self[0].stop();
                }
            });

            self[0].start(executor).toCompletableFuture().get(30, TimeUnit.SECONDS);

            assertThat(runs).hasSize(3);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void anErrorOfTheJobIsToldAndEndsTheLoop() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try {
            ScheduledJob job = job(Schedule.withDelay(Duration.ZERO), turn -> {
                throw new AssertionError("broken");
            });

            CompletableFuture<Void> end = job.start(executor).toCompletableFuture();

            assertThatThrownBy(() -> end.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("broken");
            assertThat(told).singleElement().isInstanceOf(Tick.Failed.class);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void anExecutorThatWasShutDownIsNoSilentEnd() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        executor.shutdownNow();
        ScheduledJob job = job(Schedule.every(MINUTE), turn -> {});

        CompletableFuture<Void> end = job.start(executor).toCompletableFuture();

        assertThatThrownBy(end::get).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void ofSeveralInstancesOneWorksUntilItDiesAndThenAnother() {
        InMemoryWatermarkStore store = new InMemoryWatermarkStore();
        List<String> workers = new ArrayList<>();
        ScheduledJob first = leased(store, "host-a", workers);
        ScheduledJob second = leased(store, "host-b", workers);

        for (int minute = 0; minute < 3; minute++) {
            clock.advance(MINUTE);
            first.tick();
            second.tick();
        }
        for (int minute = 0; minute < 6; minute++) {
            clock.advance(MINUTE);
            second.tick();
        }

        assertThat(workers).containsExactly("host-a", "host-a", "host-a", "host-b", "host-b", "host-b");
        assertThat(told)
                .anySatisfy(tick -> assertThat(tick)
                        .isInstanceOfSatisfying(
                                Tick.StoodBy.class,
                                stood -> assertThat(stood.holder()).isEqualTo("host-a")));
    }

    @Test
    void withoutALeaseBothInstancesWork() {
        List<String> workers = new ArrayList<>();
        ScheduledJob first = job(Schedule.every(MINUTE), turn -> workers.add("host-a"));
        ScheduledJob second = job(Schedule.every(MINUTE), turn -> workers.add("host-b"));
        clock.advance(MINUTE);

        first.tick();
        second.tick();

        assertThat(workers).containsExactly("host-a", "host-b");
    }

    @Test
    void aStoppedInstanceGivesItsLeaseBack() {
        InMemoryWatermarkStore store = new InMemoryWatermarkStore();
        List<String> workers = new ArrayList<>();
        ScheduledJob first = leased(store, "host-a", workers);
        ScheduledJob second = leased(store, "host-b", workers);
        clock.advance(MINUTE);
        first.tick();

        first.stop();
        second.tick();

        assertThat(workers).containsExactly("host-a", "host-b");
    }

    @Test
    void aJobWithoutALeaseHasNoneToGive() {
        ScheduledJob job = job(
                Schedule.withDelay(Duration.ZERO),
                turn -> assertThatIllegalStateException()
                        .isThrownBy(turn::lease)
                        .withMessageContaining("lease(..)"));

        assertThat(job.tick()).isInstanceOf(Tick.Ran.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aRateOfNothingIsRefused(long millis) {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.every(Duration.ofMillis(millis)));
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.withDelay(Duration.ofMillis(-1)));
    }

    private ScheduledJob leased(InMemoryWatermarkStore store, String holder, List<String> workers) {
        Leases leases = Leases.in(store, holder).lasting(Duration.ofMinutes(4)).by(clock);
        return builder(Schedule.every(MINUTE), turn -> workers.add(turn.lease().holder()))
                .lease(leases, "accounts")
                .build();
    }

    private ScheduledJob job(Schedule schedule, ScheduledJob.Work work) {
        return builder(schedule, work).build();
    }

    private ScheduledJob.Builder builder(Schedule schedule, ScheduledJob.Work work) {
        return ScheduledJob.of(schedule, work).listener(told::add).time(clock, new SplittableRandom(1));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + "Z");
    }
}
