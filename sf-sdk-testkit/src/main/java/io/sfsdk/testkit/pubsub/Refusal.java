package io.sfsdk.testkit.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.UUID;

/**
 * Why a call fails: a status for gRPC, and in the trailers the service's own code.
 *
 * @param suffix the code behind {@code sfdc.platform.eventbus.grpc.}
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/error-codes.html">Pub/Sub API, Error Codes</a>
 */
public record Refusal(Status.Code status, String suffix, String text) {
    /** The session has ended. */
    public static final Refusal SESSION = new Refusal(
            Status.Code.UNAUTHENTICATED,
            "service.auth.error",
            "An authentication exception occurred. Provide valid authentication via metadata headers.");

    static final Refusal HEADERS = new Refusal(
            Status.Code.UNAUTHENTICATED,
            "service.auth.headers.invalid",
            "A required metadata header is blank or missing.");
    static final Refusal NO_TOPIC = new Refusal(Status.Code.NOT_FOUND, "topic.not.found", "The topic was not found.");
    /** Status and words are ours: no public source has them. */
    static final Refusal NO_PERMISSION = new Refusal(
            Status.Code.PERMISSION_DENIED,
            "subscription.topic.cannot.subscribe",
            "You don't have permission to subscribe to the topic.");

    static final Refusal SCHEMA = new Refusal(
            Status.Code.INVALID_ARGUMENT,
            "schema.validation.failed",
            "Schema validation failed. The schema ID can't be blank.");
    static final Refusal POSITION = new Refusal(
            Status.Code.INVALID_ARGUMENT,
            "subscription.fetch.replayid.corrupted",
            "The Replay ID validation failed. Ensure that the replay_id field value in FetchRequest is valid and"
                    + " refers to an event that is within the retention window.");
    static final Refusal NO_POSITION = new Refusal(
            Status.Code.INVALID_ARGUMENT,
            "subscription.fetch.replayid.validation.failed",
            "The Replay ID validation failed. A replay_id is required with the CUSTOM preset.");
    static final Refusal DEMAND = new Refusal(
            Status.Code.INVALID_ARGUMENT,
            "subscription.fetch.requested.events.invalid",
            "The number of requested events must be greater than 0.");
    static final Refusal OTHER_TOPIC = new Refusal(
            Status.Code.INVALID_ARGUMENT,
            "subscription.fetch.topic.mismatch",
            "The topic differs from the one of the first request.");

    static final Refusal PUBLISH_COUNT = new Refusal(
            Status.Code.INVALID_ARGUMENT, "publish.event.count.invalid", "A publish request needs at least one event.");
    static final Refusal PUBLISH_TOPIC = new Refusal(
            Status.Code.INVALID_ARGUMENT,
            "publish.topic.mismatch",
            "The topic differs from the one of the first request.");
    static final Refusal MANAGED_UNNAMED = managed(
            Status.Code.INVALID_ARGUMENT,
            "id.or.developer.name.empty",
            "Give either the subscription ID or the developer name.");
    static final Refusal MANAGED_ID =
            managed(Status.Code.INVALID_ARGUMENT, "subscription.id.invalid", "The subscription ID is invalid.");
    static final Refusal MANAGED_NO_ID =
            managed(Status.Code.NOT_FOUND, "subscription.id.not.found", "The subscription ID was not found.");
    static final Refusal MANAGED_NO_NAME =
            managed(Status.Code.NOT_FOUND, "developer.name.not.found", "The developer name was not found.");
    static final Refusal MANAGED_ACTIVE = managed(
            Status.Code.FAILED_PRECONDITION, "already.active", "The managed subscription is used by another client.");
    static final Refusal MANAGED_STOPPED =
            managed(Status.Code.FAILED_PRECONDITION, "config.stopped", "The managed subscription is stopped.");
    static final Refusal MANAGED_DELETED =
            managed(Status.Code.FAILED_PRECONDITION, "config.deleted", "The managed subscription was deleted.");
    static final Refusal MANAGED_DEMAND = managed(
            Status.Code.INVALID_ARGUMENT,
            "fetch.request.events.invalid",
            "The number of requested events must be greater than 0.");
    static final Refusal MANAGED_COMMIT_FIRST = managed(
            Status.Code.INVALID_ARGUMENT,
            "fetch.request.commit.request.restricted",
            "The first request can't hold a commit.");

    /** Words and statuses are ours: no public source has them. */
    private static Refusal managed(Status.Code status, String suffix, String text) {
        return new Refusal(status, "managed.subscription." + suffix, text);
    }

    /** An idle PublishStream is swept away; the status is ours. */
    public static Refusal swept() {
        return new Refusal(
                Status.Code.UNAVAILABLE, "publish.stream.sweeper.timeout", "The publish stream was idle for too long.");
    }

    /** An outage, as recorded of real orgs: with the status that elsewhere means a defect. */
    public static Refusal outage() {
        return new Refusal(Status.Code.INTERNAL, "service.unavailable", "The service is unavailable. Try again later.");
    }

    /** The day's event deliveries are used up. */
    public static Refusal deliveriesUsedUp() {
        return new Refusal(
                Status.Code.RESOURCE_EXHAUSTED,
                "subscription.limit.exceeded",
                "You have exceeded the event delivery limit for your org.");
    }

    /** Too many connections. */
    public static Refusal protection() {
        return new Refusal(
                Status.Code.RESOURCE_EXHAUSTED,
                "service.protection.triggered",
                "The service received too many connections and doesn't have the resources to accept new connections.");
    }

    /** @param method the call's name, as the trailer {@code type} says it */
    StatusRuntimeException of(String method) {
        String rpcId = UUID.randomUUID().toString();
        Metadata trailers = new Metadata();
        trailers.put(key("error-code"), "sfdc.platform.eventbus.grpc." + suffix);
        trailers.put(key("rpc-id"), rpcId);
        trailers.put(key("type"), method);
        return status.toStatus().withDescription(text + " rpcId: " + rpcId).asRuntimeException(trailers);
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
