package io.sfsdk.rest;

import org.jspecify.annotations.Nullable;

/**
 * What an org says of an object in short.
 *
 * @param keyPrefix the first three characters of its ids, or null if it has no ids of its own
 * @param replicateable whether the org tells its changed and deleted ids
 */
public record SObjectSummary(
        String name,
        String label,
        @Nullable String keyPrefix,
        boolean custom,
        boolean queryable,
        boolean createable,
        boolean updateable,
        boolean deletable,
        boolean undeletable,
        boolean replicateable) {}
