package io.sfsdk.testkit.bulk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Switches of Bulk API 2.0, for what no public source settles and for what tests want to reach.
 *
 * @param behaviours what the org does; see each for its default
 * @param pace how fast jobs advance
 * @param limits sizes and allocations
 */
public record BulkPolicy(Set<Behaviour> behaviours, BulkPace pace, BulkLimits limits) {

    /** One thing the org does or does not. */
    public enum Behaviour {
        /** Rows of results come in another order than they were uploaded, mixed within their batch. On by default. */
        SHUFFLES_RESULTS(true),
        /** Columns of failed rows come in the order of the alphabet, as seen in 2019. Off by default. */
        SORTS_FAILED_COLUMNS(false),
        /** Numbers with a fraction are echoed as {@code Double.toString} writes them. On by default. */
        ECHOES_JAVA_DOUBLES(true),
        /** {@code sf__Id} of a failed row tells the id it named. Documented, not observed; off by default. */
        FILLS_FAILED_IDS(false),
        /** A line break inside a value must be the job's, too. Reported; on by default. */
        CHECKS_INNER_BREAKS(true),
        /** One locked row refuses its whole chunk, as triggers and parents do. On by default; off, the row alone. */
        LOCKS_FAIL_CHUNKS(true),
        /** Users have the permission "Bulk API Hard Delete". Off by default. */
        GRANTS_HARD_DELETE(false),
        /** {@code resultPages} says {@code nextRecordUrl}, as the table of the guide does, not as its example. Off by default. */
        SPELLS_NEXT_RECORD_URL(false),
        /** {@code resultPages} lists the first page too. Not documented; on by default. */
        LISTS_FIRST_PAGE(true);

        private final boolean standard;

        Behaviour(boolean standard) {
            this.standard = standard;
        }
    }

    public BulkPolicy {
        behaviours = Set.copyOf(behaviours);
    }

    public static BulkPolicy standard() {
        EnumSet<Behaviour> standard = EnumSet.allOf(Behaviour.class);
        standard.removeIf(behaviour -> !behaviour.standard);
        return new BulkPolicy(standard, BulkPace.standard(), BulkLimits.standard());
    }

    /** Whether the org does this. */
    public boolean does(Behaviour behaviour) {
        return behaviours.contains(behaviour);
    }

    /** The org does these too. */
    public BulkPolicy with(Behaviour... more) {
        EnumSet<Behaviour> all = EnumSet.noneOf(Behaviour.class);
        all.addAll(behaviours);
        all.addAll(Arrays.asList(more));
        return new BulkPolicy(all, pace, limits);
    }

    /** The org does none of these. */
    public BulkPolicy without(Behaviour... fewer) {
        EnumSet<Behaviour> left = EnumSet.noneOf(Behaviour.class);
        left.addAll(behaviours);
        Arrays.asList(fewer).forEach(left::remove);
        return new BulkPolicy(left, pace, limits);
    }

    public BulkPolicy withPace(BulkPace other) {
        return new BulkPolicy(behaviours, other, limits);
    }

    public BulkPolicy withLimits(BulkLimits other) {
        return new BulkPolicy(behaviours, pace, other);
    }
}
