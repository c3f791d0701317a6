package io.sfsdk.budget;

import static io.sfsdk.budget.Allocation.CALLS;
import static io.sfsdk.budget.Allocation.INGEST_BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.Ledgers;
import io.sfsdk.error.TransportException;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random jobs of all priorities over one or two processes, at an org that has other users and tells figures that jump. An account
 * of its own keeps what was really spent, with the time of each call.
 */
class RandomSpendingTest {
    private static final int HISTORIES = 40;
    private static final long MAX = 400;

    private record Spent(String account, Allocation allocation, long amount, Instant at) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void noShareIsEverExceededAndNothingOfTheReserveIsTouched(int ahead) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            new History(seed, ahead).play();
        }
    }

    @Test
    void aJobThatWasStoppedGetsItsWorkDoneInTheEnd() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            new History(seed, 1).playUntilDone();
        }
    }

    private static final class History {
        private final SplittableRandom random;
        private final ManualTime time = new ManualTime();
        private final List<ApiBudget> processes = new ArrayList<>();
        private final Map<String, Share> shares = new HashMap<>();
        private final List<BudgetAccount> accounts = new ArrayList<>();
        private final List<Spent> all = new ArrayList<>();
        private final String what;
        private final long reserve;
        private long others;

        History(long seed, int ahead) {
            this.random = new SplittableRandom(seed);
            this.what = "seed " + seed + ", " + ahead + " ahead";
            this.reserve = random.nextInt(100);
            InMemoryWatermarkStore store = new InMemoryWatermarkStore();
            for (int process = 0; process < (ahead == 1 ? 1 : 2); process++) {
                ApiBudget.Builder builder = ApiBudget.builder().clock(time).reserve(Reserve.amount(reserve));
                processes.add((ahead == 1 ? builder : builder.shared(Ledgers.over(store, "org"), ahead)).build());
            }
            for (int job = 0; job < 4; job++) {
                String name = "job " + job;
                Share share = random.nextBoolean()
                        ? Share.part((1 + random.nextInt(99)) / 100.0)
                        : Share.ofCalls(1 + random.nextInt(500)).most(INGEST_BATCHES, 1 + random.nextInt(50));
                Priority priority = List.of(Priority.values()).get(random.nextInt(3));
                shares.put(name, share);
                processes.forEach(budget -> accounts.add(budget.account(name, priority, share)));
            }
            tell();
        }

        void play() {
            for (int step = 0; step < 400; step++) {
                step();
                checkShares();
            }
        }

        private void step() {
            BudgetAccount account = accounts.get(random.nextInt(accounts.size()));
            switch (random.nextInt(8)) {
                case 0 -> time.pass(Duration.ofMinutes(random.nextInt(90)));
                case 1 -> {
                    others += random.nextInt(3);
                    tell();
                }
                case 2 -> account.announce(Cost.ofCalls(random.nextInt(300)));
                case 3 -> chunk(account, 1 + random.nextInt(12), random.nextInt(3));
                default -> call(account);
            }
        }

        private void call(BudgetAccount account) {
            try {
                PendingCall call = account.beginCall(Duration.ZERO);
                if (random.nextInt(10) == 0) {
                    call.notSent();
                } else {
                    all.add(new Spent(account.name(), CALLS, 1, time.instant()));
                    assertThat(others + inWindow(null, CALLS)).as(what).isLessThanOrEqualTo(MAX - reserve);
                    tell();
                    call.counted();
                }
            } catch (TransportException e) {
                assertThat(e.retryability()).as(what).isNotNull();
            }
        }

        private void chunk(BudgetAccount account, int calls, int batches) {
            try (Hold hold = account.hold(Cost.ofCalls(calls).and(INGEST_BATCHES, batches))) {
                int made = random.nextInt(calls + 1);
                for (int call = 0; call < made; call++) {
                    call(account);
                }
                hold.keepIf(made > 0);
                if (made > 0) {
                    all.add(new Spent(account.name(), INGEST_BATCHES, batches, time.instant()));
                }
            } catch (TransportException e) {
                assertThat(e.delivery().name()).as(what).isEqualTo("NOT_SENT");
            }
        }

        /** Each server tells up to a dozen more than there are; the true figure never falls below it. */
        private void tell() {
            long used = others + inWindow(null, CALLS);
            processes.forEach(budget -> {
                budget.heardCalls(used + random.nextInt(12), MAX);
                budget.heard(INGEST_BATCHES, 200, 200 - inWindow(null, INGEST_BATCHES));
            });
        }

        private void checkShares() {
            long open = MAX - reserve;
            shares.forEach((name, share) -> {
                long bound = Math.min(
                        share.most().getOrDefault(CALLS, Long.MAX_VALUE), (long) Math.floor(share.part() * open));
                assertThat(inWindow(name, CALLS)).as("%s, %s", what, name).isLessThanOrEqualTo(bound);
                assertThat(inWindow(name, INGEST_BATCHES))
                        .as("%s, %s", what, name)
                        .isLessThanOrEqualTo(share.most().getOrDefault(INGEST_BATCHES, 200L));
            });
        }

        private long inWindow(@Nullable String account, Allocation allocation) {
            Instant since = time.instant().minus(allocation.window());
            return all.stream()
                    .filter(spent -> spent.at.isAfter(since))
                    .filter(spent -> spent.allocation.equals(allocation))
                    .filter(spent -> account == null || spent.account.equals(account))
                    .mapToLong(Spent::amount)
                    .sum();
        }

        /** Each job has 50 to 200 pieces; when it is refused it waits until it was told to ask again. */
        void playUntilDone() {
            for (BudgetAccount account : accounts) {
                int left = 50 + random.nextInt(150);
                for (int tries = 0; left > 0; tries++) {
                    assertThat(tries).as(what).isLessThan(20_000);
                    Forecast forecast = account.forecast(Cost.ofCalls(1));
                    if (forecast.fits()) {
                        call(account);
                        left--;
                    } else {
                        Instant again = forecast.resumeAt().orElseThrow();
                        assertThat(again).as(what).isAfter(time.instant());
                        time.pass(Duration.between(time.instant(), again));
                        tell();
                    }
                }
            }
        }
    }
}
