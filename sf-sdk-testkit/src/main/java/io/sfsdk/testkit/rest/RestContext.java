package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.bulk.BulkApi;
import io.sfsdk.testkit.events.OrgEvents;
import io.sfsdk.testkit.oauth.SessionGate;
import io.sfsdk.testkit.store.OrgStore;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the REST API works with.
 *
 * @param identityUrl the identity URL of a user id
 * @param seed moves locators and the jitter of the usage header
 */
public record RestContext(
        OrgStore store,
        Queries queries,
        BulkApi bulk,
        OrgEvents events,
        SessionGate gate,
        Clock clock,
        Supplier<RestPolicy> policy,
        Function<String, String> identityUrl,
        long seed) {}
