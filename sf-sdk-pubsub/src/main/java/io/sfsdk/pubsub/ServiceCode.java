package io.sfsdk.pubsub;

import io.sfsdk.error.Retryability;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the service's own error codes ask for; an unknown one is judged by its status.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/error-codes.html">Pub/Sub API, Error Codes</a>
 */
enum ServiceCode {
    UNAVAILABLE("service.unavailable", Retryability.AFTER_DELAY, "It passes"),
    AUTH(
            "service.auth.error",
            Retryability.AFTER_LOGIN,
            "The session has ended, is locked to another address, or is another org's"),
    HEADERS(
            "service.auth.headers.invalid",
            Retryability.NEVER,
            "Check the instance URL and the org id that the login gave"),
    LICENSE("service.tenant.license", Retryability.NEVER, "The org has no licence for the Pub/Sub API"),
    PROTECTION("service.protection.triggered", Retryability.AFTER_DELAY, "Send fewer and larger requests"),
    STREAMS("service.protection.stream.limit.triggered", Retryability.AFTER_DELAY, "Open fewer streams"),
    CLIENTS(
            "concurrent.client.limit.exceeded",
            Retryability.AFTER_LIMIT_FREES,
            "The org has as many subscribers as it may have; end one"),
    NO_TOPIC(
            "topic.not.found",
            Retryability.NEVER,
            "Check the channel's name, its case too, and whether the user may see it"),
    EMPTY_TOPIC("topic.validation.empty", Retryability.NEVER, "Name a channel"),
    TOPIC_PERMISSION("topic.meta.permission", Retryability.NEVER, "Give the user read access to the event"),
    TOPIC_API("topic.api.unavailable", Retryability.AFTER_DELAY, "It passes"),
    SCHEMA_API("schema.api.unavailable", Retryability.AFTER_DELAY, "It passes"),
    SCHEMA("schema.validation.failed", Retryability.NEVER, "The schema id is empty or unknown"),
    SCHEMA_PERMISSION("schema.meta.permission", Retryability.NEVER, "Give the user read access to the event"),
    POSITION(
            "subscription.fetch.replayid.corrupted",
            Retryability.NEVER,
            "The position is past its retention, or another stream's"),
    NO_POSITION("subscription.fetch.replayid.validation.failed", Retryability.NEVER, "The position is none"),
    OVERFLOW("subscription.fetch.overflow", Retryability.AFTER_DELAY, "More was asked for than was read"),
    REPEATED("subscription.fetch.replay.repeated", Retryability.AFTER_DELAY, "Go on from the stored position"),
    NO_SUBSCRIBER("subscription.topic.cannot.subscribe", Retryability.NEVER, "Give the user read access to the event"),
    DELIVERIES("subscription.limit.exceeded", Retryability.AFTER_LIMIT_FREES, "The day's event deliveries are used up"),
    INTERNAL("subscription.internal.error", Retryability.AFTER_DELAY, "It passes"),
    SWEEPER("publish.stream.sweeper.timeout", Retryability.AFTER_DELAY, "The stream was idle"),
    ACTIVE(
            "managed.subscription.already.active",
            Retryability.AFTER_DELAY,
            "Another client uses this managed subscription"),
    NO_MANAGED_NAME(
            "managed.subscription.developer.name.not.found",
            Retryability.NEVER,
            "Check the name; one that was just set up is known after some minutes"),
    NO_MANAGED_ID(
            "managed.subscription.subscription.id.not.found",
            Retryability.NEVER,
            "Check the id; one that was just set up is known after some minutes"),
    STOPPED("managed.subscription.config.stopped", Retryability.NEVER, "Its state in Setup is STOP"),
    DELETED("managed.subscription.config.deleted", Retryability.NEVER, "It was removed in Setup");

    private final String suffix;
    private final Retryability retryability;
    private final String advice;

    ServiceCode(String suffix, Retryability retryability, String advice) {
        this.suffix = suffix;
        this.retryability = retryability;
        this.advice = advice;
    }

    /** @param suffix the code behind {@code sfdc.platform.eventbus.grpc.} */
    static @Nullable ServiceCode of(String suffix) {
        return Arrays.stream(values())
                .filter(code -> code.suffix.equals(suffix))
                .findFirst()
                .orElse(null);
    }

    Retryability retryability() {
        return retryability;
    }

    /** What it means or asks for, as a sentence without its full stop. */
    String advice() {
        return advice;
    }
}
