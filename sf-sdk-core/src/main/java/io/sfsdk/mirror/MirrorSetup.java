package io.sfsdk.mirror;

import io.sfsdk.copy.PatchedTarget;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.reconcile.Depth;
import io.sfsdk.reconcile.Reconciliation;
import io.sfsdk.reconcile.ReconciliationBuilder;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.sync.IncrementalSync;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Everything a mirror is given. */
record MirrorSetup(
        CopiedObject copied,
        SchemaSource schemas,
        String name,
        PatchedTarget target,
        Supplier<EventSubscriptionBuilder> events,
        UnaryOperator<ReconciliationBuilder> reconciliations,
        Duration longestTransaction,
        DeadLetterSink letters,
        Sleeper sleeper) {

    /** The sync that makes the first copy and goes on from there. */
    IncrementalSync sync() {
        return copied.sync(name + " mirror").fromBeginning().build();
    }

    SyncGapFiller filler() {
        return new SyncGapFiller(copied, name + " mirror gap", longestTransaction, sleeper);
    }

    Reconciliation reconciliation(Depth depth) {
        ReconciliationBuilder plain = Reconciliation.builder(copied.source(), copied.log(), copied.store())
                .sobject(copied.sobject())
                .fields(copied.fields())
                .target(target);
        return reconciliations
                .apply(plain)
                .name(name + " mirror" + (depth == Depth.CONTENT ? " content" : ""))
                .depth(depth)
                .build();
    }
}
