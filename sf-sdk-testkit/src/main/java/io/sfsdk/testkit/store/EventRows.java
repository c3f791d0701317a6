package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Creates platform events, which are records nobody stores.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_api.htm">Publish
 *     Event Messages with Salesforce APIs</a>
 */
final class EventRows {
    private EventRows() {}

    static boolean isEvent(ObjectType type) {
        return type.name().endsWith("__e");
    }

    /** Told when the transaction commits, as events defined "Publish After Commit" are. */
    static SaveResult publish(TransactionScope scope, Draft draft, Counters counters) {
        if (!scope.org().mayPublish.test(scope.pending().published().size() + 1)) {
            throw new RefusedException(RowErrors.tooManyEvents());
        }
        int number = counters.nextRecord();
        String id = scope.committed().ids().id(draft.layout().type().keyPrefix(), number);
        String uuid =
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.US_ASCII)).toString();
        scope.pending().publish(new PublishedRow(draft.finished(number, id), uuid));
        return SaveResult.enqueued(id, uuid);
    }
}
