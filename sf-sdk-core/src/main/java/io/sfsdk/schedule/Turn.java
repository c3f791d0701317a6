package io.sfsdk.schedule;

import io.sfsdk.watermark.Lease;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a run of a scheduled job is given. */
public final class Turn {
    private final BooleanSupplier isStopping;
    private final @Nullable Lease lease;

    Turn(BooleanSupplier isStopping, @Nullable Lease lease) {
        this.isStopping = isStopping;
        this.lease = lease;
    }

    /** Whether the job should end soon, as {@link ScheduledJob#stop()} asks. */
    public boolean isStopping() {
        return isStopping.getAsBoolean();
    }

    /**
     * The lease under which this instance works.
     *
     * @throws IllegalStateException if the job was set up without leases
     */
    public Lease lease() {
        if (lease == null) {
            throw new IllegalStateException("this job has no lease; set it up with ScheduledJob.Builder.lease(..)");
        }
        return lease;
    }
}
