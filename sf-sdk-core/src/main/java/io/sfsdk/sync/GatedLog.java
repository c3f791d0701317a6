package io.sfsdk.sync;

import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.ReplicationLog;
import java.time.Instant;
import java.util.Optional;

/** A log whose calls pass a gate. */
record GatedLog(ReplicationLog log, CallGate gate) implements ReplicationLog {
    @Override
    public String organizationId() {
        return log.organizationId();
    }

    @Override
    public Instant serverTime() {
        gate.pass();
        return log.serverTime();
    }

    @Override
    public Optional<Instant> latestDateCovered(String sobject, Instant from, Instant until) {
        gate.pass();
        return log.latestDateCovered(sobject, from, until);
    }

    @Override
    public DeletedIds deletedBetween(String sobject, Instant from, Instant until) {
        gate.pass();
        return log.deletedBetween(sobject, from, until);
    }
}
