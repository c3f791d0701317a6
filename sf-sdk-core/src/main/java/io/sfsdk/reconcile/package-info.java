/** The job that compares a copy with the org, range by range of ids, and repairs where they differ. */
@NullMarked
package io.sfsdk.reconcile;

import org.jspecify.annotations.NullMarked;
