package io.sfsdk.strategy;

import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.write.WriteOperation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that needs an API.
 *
 * @param operation what is written, null for reading
 * @param sobject the object, by API name
 * @param volume how many records
 * @param needs what it asks of an API
 * @param headroom what the day has left
 */
public record Workload(
        @Nullable WriteOperation operation, String sobject, Volume volume, Set<Need> needs, Headroom headroom) {
    public Workload {
        needs = Set.copyOf(needs);
    }

    /** Reading records by a query; nothing more is known of it yet. */
    public static Workload read(String sobject) {
        return new Workload(null, sobject, Volume.unknown(), Set.of(), Headroom.unknown());
    }

    /** Writing records; nothing more is known of it yet. */
    public static Workload write(WriteOperation operation, String sobject) {
        return new Workload(operation, sobject, Volume.unknown(), Set.of(), Headroom.unknown());
    }

    public Workload of(Volume known) {
        return new Workload(operation, sobject, known, needs, headroom);
    }

    /** Exactly so many records. */
    public Workload of(long records) {
        return of(Volume.exactly(records));
    }

    /** This work, which asks for these as well. */
    public Workload needing(Need... more) {
        Set<Need> all = new HashSet<>(needs);
        all.addAll(List.of(more));
        return new Workload(operation, sobject, volume, all, headroom);
    }

    /** This work, which asks for what the query's shape does as well. */
    public Workload shapedBy(SoqlQuery query) {
        return needing(Need.of(query).toArray(Need[]::new));
    }

    public Workload within(Headroom left) {
        return new Workload(operation, sobject, volume, needs, left);
    }

    public boolean isRead() {
        return operation == null;
    }

    /** {@code read Account, about 5,000 records}. */
    @Override
    public String toString() {
        return (operation == null ? "read" : operation.name()) + " " + sobject + ", " + volume;
    }
}
