package io.sfsdk.testkit;

import io.sfsdk.testkit.oauth.Sessions;
import io.sfsdk.testkit.schema.FieldBuilder;
import io.sfsdk.testkit.schema.SchemaBuilder;
import io.sfsdk.testkit.schema.UserAccess;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What others do to an org while an integration is connected. Each change holds for the requests that come after it; none moves
 * the stamp of a record. Safe to share.
 *
 * <p>Purges are at {@link OrgStore#purgeDeleteLog} and {@link OrgStore#emptyRecycleBin}, limits of getUpdated and getDeleted at
 * {@link OrgStore#policy}, imported audit fields at {@link io.sfsdk.testkit.store.WriteOptions#withAuditFields}.
 */
public final class OrgChanges {
    private final OrgStore store;
    private final Sessions sessions;

    OrgChanges(OrgStore store, Sessions sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    /** An administrator adds a field, or replaces the one of its name; it is empty in records there are. */
    public void addField(String object, FieldBuilder field) {
        store.alterSchema(
                SchemaBuilder.from(store.schema()).field(object, field).build());
    }

    /** An administrator takes a field away, with its values. */
    public void removeField(String object, String field) {
        store.alterSchema(
                SchemaBuilder.from(store.schema()).removeField(object, field).build());
    }

    /** An administrator changes what the integration's user may do: {@code access -> access.withoutFields("Account", "Phone")}. */
    public void access(UnaryOperator<UserAccess> change) {
        access(store.integrationUserId(), change);
    }

    /** As {@link #access(UnaryOperator)}, for another user. */
    public void access(String userId, UnaryOperator<UserAccess> change) {
        store.access(userId, change.apply(store.access(userId)));
    }

    /**
     * An administrator adds a record type to an object.
     *
     * @return its id, for {@code RecordTypeId}
     */
    public String addRecordType(String object, String developerName, String name) {
        store.load(
                "RecordType",
                List.of(Map.of("SobjectType", object, "DeveloperName", developerName, "Name", name, "IsActive", true)));
        return store.view(store.integrationUserId())
                .rows("RecordType", false)
                .filter(row ->
                        object.equals(row.value("SobjectType")) && developerName.equals(row.value("DeveloperName")))
                .map(Row::id)
                .findFirst()
                .orElseThrow();
    }

    /** Sharing keeps records from the integration's user from now on. */
    public void hide(String... ids) {
        store.hide(store.integrationUserId(), List.of(ids));
    }

    /** Sharing shows hidden records to the integration's user again. */
    public void show(String... ids) {
        store.show(store.integrationUserId(), List.of(ids));
    }

    /** Later writes come to a node whose clock differs by this; zero ends it. */
    public void skewStamps(Duration skew) {
        store.skewStamps(skew);
    }

    /** A sandbox refresh: the org gets another id, sessions and refresh tokens end, records stay as they are. */
    public void refreshSandbox() {
        store.changeOrganizationId();
        sessions.forgetAll();
    }
}
