/** Loads through Bulk API 2.0 whose process is killed at named points. */
@NullMarked
package io.sfsdk.bulk.kill;

import org.jspecify.annotations.NullMarked;
