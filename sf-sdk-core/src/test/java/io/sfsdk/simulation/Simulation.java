package io.sfsdk.simulation;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.reconcile.ReconciliationException;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.SyncBuilder;
import io.sfsdk.sync.SyncException;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One history from one seed. Writers work in an org while two instances of a job copy it, in any weather, each dying now and then;
 * at last the writers rest, and the job runs until it has nothing left to do.
 */
final class Simulation {
    private static final int STEPS = 40;
    private static final int MOST_RUNS = 40;
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final SplittableRandom random;
    private final UnaryOperator<SyncBuilder> change;
    private final EventLog log = new EventLog();
    private final OrgClock clock = OrgClock.at(START);
    private final SimulatedOrg org;
    private final Writers writers;
    private final WatermarkStore positions = new InMemoryWatermarkStore();
    private final Map<String, Copy> copies = new TreeMap<>();
    private final Duration hostSkew;
    private final boolean leavesRowsOut;
    private final boolean isReconciled;

    private Simulation(long seed, UnaryOperator<SyncBuilder> change, boolean leavesRowsOut, boolean isReconciled) {
        this.random = new SplittableRandom(seed);
        this.change = change;
        this.leavesRowsOut = leavesRowsOut;
        this.isReconciled = isReconciled;
        this.hostSkew = Duration.ofHours(random.nextInt(49) - 24);
        this.org = SimulatedOrg.builder()
                .seed(seed)
                .clock(clock)
                .pageSize(1 + random.nextInt(12))
                .start();
        this.writers = new Writers(org, random, log);
        Writers.OBJECTS.forEach((object, fields) -> copies.put(object, new Copy(fields, log)));
    }

    /** Plays a history to its end: with administrators who hide records and fields, and reconciliations beside the sync. */
    static Result play(long seed, UnaryOperator<SyncBuilder> change) {
        return play(new Simulation(seed, change, true, true));
    }

    /**
     * Plays a history of a sync alone, which nothing repairs.
     *
     * @param leavesRowsOut whether the org leaves a row out of a page now and then
     */
    static Result playSyncAlone(long seed, UnaryOperator<SyncBuilder> change, boolean leavesRowsOut) {
        return play(new Simulation(seed, change, leavesRowsOut, false));
    }

    private static Result play(Simulation simulation) {
        try {
            return simulation.play();
        } finally {
            simulation.org.close();
        }
    }

    /**
     * How a history ended.
     *
     * @param missing versions that the user may see in the org and the copy has not
     * @param lingering records that the copy has and the user may not see in the org
     * @param inventions versions that the copy was given and that never were in the org
     * @param defects of the simulated org itself
     */
    record Result(
            List<Version> missing,
            List<Version> lingering,
            List<Version> inventions,
            List<RuntimeException> defects,
            EventLog log) {
        boolean isGood() {
            return missing.isEmpty() && lingering.isEmpty() && inventions.isEmpty() && defects.isEmpty();
        }
    }

    private Result play() {
        for (int step = 0; step < STEPS; step++) {
            act(random.nextInt(isReconciled ? 11 : 9));
        }
        rest();
        List<Version> missing = new ArrayList<>();
        List<Version> lingering = new ArrayList<>();
        List<Version> inventions = new ArrayList<>();
        copies.forEach((object, copy) -> {
            missing.addAll(copy.missing(writers.visible(object), writers.everHidden()));
            lingering.addAll(copy.lingering(writers.visible(object)));
            inventions.addAll(copy.inventions(writers.ever(object)));
        });
        return new Result(missing, lingering, inventions, org.defects(), log);
    }

    private void act(int choice) {
        switch (choice) {
            case 0, 1, 2, 3 -> writers.work();
            case 4 -> writers.commitOne();
            case 5 -> pass(Duration.ofSeconds(random.nextInt(5)));
            case 6 -> pass(Duration.ofSeconds(random.nextInt(300)));
            case 9 -> writers.administrate();
            case 10 -> runs(object(), weather(), this::reconcile);
            default -> runs(object(), weather(), this::run);
        }
    }

    private void pass(Duration time) {
        clock.advance(time);
        writers.commitOld(clock.instant());
        log.add("+" + time);
    }

    private String object() {
        return random.nextBoolean() ? "Account" : "Contact";
    }

    private Weather weather() {
        Weather weather = new Weather(
                org,
                random,
                log,
                leavesRowsOut,
                random.nextInt(3) == 0 ? 0 : 8,
                random.nextInt(3) == 0 ? 1 + random.nextInt(30) : 0);
        if (random.nextInt(3) == 0) {
            boolean isWorker = random.nextInt(3) == 0;
            weather.meanwhile(
                    1 + random.nextInt(8), isWorker ? () -> runs(object(), calm(), this::run) : writers::work);
        }
        return weather;
    }

    private Weather calm() {
        return new Weather(org, random, log, false, 0, 0);
    }

    /** What an instance does to a copy; tells what came of it. */
    private interface Job {
        String work(String object, Weather weather);
    }

    /** One run of one instance, whatever becomes of it. */
    private void runs(String object, Weather weather, Job job) {
        try {
            log.add(object + ": " + job.work(object, weather));
        } catch (SyncException | ReconciliationException | SalesforceException | IllegalStateException e) {
            log.add(object + ": " + e.getClass().getSimpleName());
        } catch (Death e) {
            log.add(object + ": dead");
        }
        org.faults().clear();
    }

    private String run(String object, Weather weather) {
        try (SalesforceClient client = client(weather)) {
            SyncBuilder sync = client.sync(object, mortal(weather))
                    .fields(Writers.OBJECTS.get(object).toArray(String[]::new))
                    .fromBeginning()
                    .to(into(object, weather));
            return change.apply(sync).build().run().describe();
        }
    }

    private String reconcile(String object, Weather weather) {
        try (SalesforceClient client = client(weather)) {
            return client.reconcile(object, mortal(weather))
                    .fields(Writers.OBJECTS.get(object))
                    .rangeSize(1 + random.nextInt(20))
                    .against(copies.get(object))
                    .to(into(object, weather))
                    .build()
                    .run()
                    .describe();
        }
    }

    private SalesforceClient client(Weather weather) {
        return SalesforceClient.builder(wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(new OrgWire(org, weather))
                .retry(RetryPolicy.standard().withBackoff(Backoff.none()))
                .time(Clock.fixed(clock.instant().plus(hostSkew), ZoneOffset.UTC), pause -> {}, random)
                .build();
    }

    private ChangeHandler into(String object, Weather weather) {
        Copy copy = copies.get(object);
        return page -> {
            weather.boundary("page read");
            copy.handle(page);
            weather.boundary("page taken");
        };
    }

    private WatermarkStore mortal(Weather weather) {
        return new WatermarkStore() {
            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                return positions.load(key);
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                weather.boundary("before " + key);
                boolean isMoved = positions.advance(key, expected, next);
                weather.boundary("after " + key);
                return isMoved;
            }
        };
    }

    /** The writers have gone home; two rounds that bring nothing are the end. */
    private void rest() {
        writers.commitAll();
        writers.giveFieldsBack();
        pass(Writers.LONGEST.plusMinutes(1));
        int idle = 0;
        for (int rounds = 0; idle < 2; rounds++) {
            long before = deliveries();
            for (String object : copies.keySet()) {
                log.add(object + ": " + run(object, calm()));
                if (isReconciled) {
                    log.add(object + ": " + reconcile(object, calm()));
                }
            }
            pass(Duration.ofMinutes(2));
            idle = deliveries() == before ? idle + 1 : 0;
            if (rounds == MOST_RUNS) {
                throw new AssertionError("after " + MOST_RUNS + " rounds there still is something to deliver\n" + log);
            }
        }
    }

    private long deliveries() {
        return copies.values().stream().mapToLong(Copy::deliveries).sum();
    }
}
