package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.oauth.SessionGate;
import io.sfsdk.testkit.rest.ApiUsage;
import io.sfsdk.testkit.rest.Cursors;
import io.sfsdk.testkit.rest.HostedResource;
import io.sfsdk.testkit.rest.Queries;
import io.sfsdk.testkit.rest.RestPolicy;
import io.sfsdk.testkit.store.OrgStore;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the SOAP API works with.
 *
 * @param limits the switches that it shares with the REST API
 * @param usage the calls of all APIs
 * @param cursors the cursors of all APIs
 * @param instanceUrl where the org is now
 * @param hosted the resource that a test brought for a path
 */
public record SoapContext(
        OrgStore store,
        Queries queries,
        SessionGate gate,
        Supplier<RestPolicy> limits,
        Supplier<SoapPolicy> policy,
        ApiUsage usage,
        Cursors cursors,
        Supplier<String> instanceUrl,
        Function<String, Optional<HostedResource>> hosted) {}
