package io.sfsdk.reconcile;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A record in which target and org seem to differ.
 *
 * @param org null if the org did not show it
 * @param held null if the target does not have it
 */
record Suspect(RecordId id, @Nullable Listed org, @Nullable HeldVersion held) {}
