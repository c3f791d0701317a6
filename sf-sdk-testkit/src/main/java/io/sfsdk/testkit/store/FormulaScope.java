package io.sfsdk.testkit.store;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What formulas look at beside their record.
 *
 * @param clock the org's time
 * @param parents committed records by id
 */
record FormulaScope(Supplier<Instant> clock, Function<String, @Nullable StoredRow> parents) {}
