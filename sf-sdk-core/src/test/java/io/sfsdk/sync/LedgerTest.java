package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.Ledger.Verdict;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the audit knows, and what it does where it does not. */
class LedgerTest {
    private static final Instant NOON = FakeOrg.START;

    private final World world = new World();

    @Test
    void aLedgerKnowsWhatItRememberedAfterItWasStored() {
        Ledger ledger = new Ledger(NOON, 100);
        IntStream.range(0, 50).forEach(i -> ledger.remember(change(i, NOON.plusSeconds(i / 7), "name " + i)));

        Ledger stored = LedgerText.parse(LedgerText.of(ledger), 100);

        assertThat(IntStream.range(0, 50))
                .allMatch(i -> stored.verdict(change(i, NOON.plusSeconds(i / 7), "name " + i)) == Verdict.DELIVERED);
        assertThat(stored.verdict(change(1, NOON, "another name"))).isEqualTo(Verdict.RESTATED);
        assertThat(stored.verdict(change(51, NOON, "name"))).isEqualTo(Verdict.LATE);
        assertThat(LedgerText.of(stored)).isEqualTo(LedgerText.of(ledger));
    }

    @Test
    void aFullLedgerForgetsTheOldestAndKnowsThatItDid() {
        Ledger ledger = new Ledger(NOON, 10);
        IntStream.range(0, 20).forEach(i -> ledger.remember(change(i, NOON.plusSeconds(i), "name")));

        Ledger stored = LedgerText.parse(LedgerText.of(ledger), 10);

        assertThat(stored.verdict(change(0, NOON, "name"))).isEqualTo(Verdict.FORGOTTEN);
        assertThat(stored.verdict(change(19, NOON.plusSeconds(19), "name"))).isEqualTo(Verdict.DELIVERED);
        assertThat(stored.verdict(change(99, NOON.plusSeconds(19), "name"))).isEqualTo(Verdict.LATE);
    }

    @Test
    void whatIsNoLedgerIsNotTakenForAnEmptyOne() {
        assertThatIllegalStateException().isThrownBy(() -> LedgerText.parse("something else", 10));
        assertThatIllegalStateException().isThrownBy(() -> LedgerText.parse("ledger-1 AAAA", 10));
        assertThatIllegalStateException().isThrownBy(() -> LedgerText.parse("ledger-1 ?", 10));
        assertThatIllegalStateException().isThrownBy(() -> StoredPosition.parse("2026-01-01T00:00:00Z"));
        assertThatIllegalStateException().isThrownBy(() -> StoredPosition.parse("sync-1 00D Account yesterday"));
    }

    @Test
    void aTinyLedgerCostsRepeatedDeliveriesAndLosesNothing() {
        IncrementalSync sync = world.sync()
                .fenceByLagOnly()
                .commitLag(Duration.ofMinutes(1))
                .ledgerCapacity(5)
                .build();
        FakeOrg.Transaction late = world.org.begin();
        String record = late.insert("late");
        world.org.insert(50);
        world.org.pass(Duration.ofMinutes(2));
        sync.run();
        late.commit();
        world.org.pass(Duration.ofMinutes(1));

        SyncSummary summary = sync.run();

        assertThat(world.target.copy).containsKey(record);
        assertThat(summary.redelivered()).isGreaterThan(40);
        assertThat(summary.redelivered() + summary.recognised()).isEqualTo(51);
        assertThat(summary.violations()).isZero();
        assertThat(summary.describe()).contains("records were delivered again");
    }

    @Test
    void aLedgerSomebodyRemovedCostsRepeatedDeliveriesOnly() {
        world.org.insert(5);
        world.org.pass(Duration.ofMinutes(3));
        world.sync().build().run();
        WatermarkKey position = new WatermarkKey("sync", "Account");
        Watermark stored = world.store.load(position).orElseThrow();
        World bare = new World();
        bare.store.advance(position, null, stored);
        IncrementalSync sync = IncrementalSync.builder(world.org, world.org, bare.store)
                .sobject("Account")
                .fields("Name")
                .fromBeginning()
                .to(world.target)
                .build();
        world.org.pass(Duration.ofMinutes(1));

        SyncSummary summary = sync.run();

        assertThat(summary.redelivered()).isEqualTo(5);
        assertThat(summary.violations()).isZero();
    }

    @Test
    void aValueThatChangedUnderTheSameStampIsDeliveredAgain() {
        String record = world.org.insert("formula: 1");
        world.org.pass(Duration.ofMinutes(3));
        IncrementalSync sync = world.sync().build();
        sync.run();
        world.org.rows().put(record, new FakeOrg.Version(record, NOON, "formula: 2", false));
        world.org.pass(Duration.ofMinutes(1));

        SyncSummary summary = sync.run();

        assertThat(summary.redelivered()).isEqualTo(1);
        assertThat(world.target.deliveries).hasSize(2);
        assertThat(sync.run().redelivered()).isZero();
    }

    @Test
    void aLedgerOfTenThousandFitsWhatAStoreMustKeep() {
        Ledger ledger = new Ledger(NOON, 10_000);
        IntStream.range(0, 10_000).forEach(i -> ledger.put(NOON.plusSeconds(i % 600), i, i));

        assertThat(LedgerText.of(ledger)).hasSizeLessThan(300_000);
    }

    private static RecordChange change(int number, Instant stamp, String name) {
        RecordId id = RecordId.of("001" + "%012d".formatted(number));
        return new RecordChange.Upserted(SObject.of("Account").with("Id", id).with("Name", name), id, stamp);
    }
}
