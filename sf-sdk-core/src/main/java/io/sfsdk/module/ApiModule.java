package io.sfsdk.module;

/**
 * An API that a client is built with: {@code SalesforceClient.builder(login).with(BulkApi.module())}. From then on the client's
 * strategy may choose it, and {@code client.api(BulkApi.class)} is the API itself.
 *
 * @param <A> the API's own type
 */
@FunctionalInterface
public interface ApiModule<A> {
    /**
     * Builds the API. Called once for each client, while it is built; calls nothing at the org.
     *
     * @param org lives as long as the client
     */
    ApiParts<A> connect(OrgAccess org);
}
