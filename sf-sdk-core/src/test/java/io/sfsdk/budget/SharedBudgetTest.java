package io.sfsdk.budget;

import static io.sfsdk.budget.Allocation.CALLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.Ledgers;
import io.sfsdk.error.TransportException;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Budgets of several processes over one store. */
class SharedBudgetTest {
    private final ManualTime time = new ManualTime();
    private final InMemoryWatermarkStore store = new InMemoryWatermarkStore();

    @Test
    void twoProcessesSpendFromOneShare() {
        BudgetAccount here = process(1).account("job", Priority.NORMAL, Share.ofCalls(10));
        BudgetAccount there = process(1).account("job", Priority.NORMAL, Share.ofCalls(10));
        here.spend(Cost.ofCalls(6));

        there.spend(Cost.ofCalls(4));

        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> there.spend(Cost.ofCalls(1)));
        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> here.spend(Cost.ofCalls(1)));
    }

    @Test
    void whatIsTakenAheadAndNotSpentIsGivenBackInTheEnd() {
        BudgetAccount here = process(8).account("job", Priority.NORMAL, Share.ofCalls(10));
        BudgetAccount there = process(8).account("job", Priority.NORMAL, Share.ofCalls(10));
        here.spend(Cost.ofCalls(1));
        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> there.spend(Cost.ofCalls(3)));

        here.close();

        there.spend(Cost.ofCalls(9));
        assertThat(there.spent(CALLS)).isEqualTo(10);
    }

    @Test
    void whatWasTakenAheadInAnEarlierSlotIsNotSpentLater() {
        BudgetAccount here = process(10).account("job", Priority.NORMAL, Share.ofCalls(10));
        here.spend(Cost.ofCalls(1));
        time.pass(Duration.ofHours(1));

        here.spend(Cost.ofCalls(0));
        BudgetAccount there = process(1).account("job", Priority.NORMAL, Share.ofCalls(10));

        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> there.spend(Cost.ofCalls(10)));
    }

    @Test
    void whatIsAnnouncedInOneProcessIsLeftByAnother() {
        ApiBudget other = process(1);
        other.heardCalls(0, 100);
        BudgetAccount low = other.account("low", Priority.LOW, Share.all());
        process(1).account("high", Priority.HIGH, Share.all()).announce(Cost.ofCalls(90));
        low.spend(Cost.ofCalls(1));

        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> low.spend(Cost.ofCalls(20)));
    }

    @Test
    void manyThreadsOfTwoProcessesSpendExactlyTheirShare() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<BudgetAccount> accounts = Stream.of(process(7), process(7))
                .map(budget -> budget.account("job", Priority.NORMAL, Share.ofCalls(500)))
                .toList();
        Callable<Integer> first = () -> spentUntilRefused(accounts.get(0));
        Callable<Integer> second = () -> spentUntilRefused(accounts.get(1));

        int spent = 0;
        for (Future<Integer> each : threads.invokeAll(List.of(first, second, first, second))) {
            spent += each.get();
        }
        threads.shutdown();

        assertThat(spent).isBetween(500 - 2 * 7, 500);
    }

    private static int spentUntilRefused(BudgetAccount account) {
        for (int spent = 0; spent < 2_000; spent++) {
            try {
                account.spend(Cost.ofCalls(1));
            } catch (TransportException e) {
                return spent;
            }
        }
        throw new IllegalStateException("nobody refused");
    }

    @Test
    void aTextThatIsNoLedgerIsAnErrorAndNeverAnEmptyOne() {
        store.advance(new WatermarkKey("budget", "org"), null, new Watermark("something else"));

        assertThatIllegalStateException()
                .isThrownBy(() -> process(1).account("job").spend(Cost.ofCalls(1)))
                .withMessageContaining("something else than a ledger");
    }

    private ApiBudget process(int ahead) {
        return ApiBudget.builder()
                .clock(time)
                .reserve(Reserve.none())
                .shared(Ledgers.over(store, "org"), ahead)
                .build();
    }
}
