package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.record.RecordId;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets PushTopics up. */
final class PushTopics {
    private static final String OBJECT = "PushTopic";
    private static final Set<String> TAKEN = Set.of("DUPLICATE_VALUE", "DUPLICATE_DEVELOPER_NAME");

    private final StreamRecords records;

    PushTopics(StreamRecords records) {
        this.records = records;
    }

    StoredTopic put(PushTopic topic) {
        Optional<Map<?, ?>> stored = find(topic);
        if (stored.isPresent()) {
            return renew(topic, stored.get());
        }
        try {
            return new StoredTopic(
                    records.create(OBJECT, body(topic), Disclosure.query(topic.query())), StoredTopic.Change.CREATED);
        } catch (ApiException e) {
            return renew(topic, metMeanwhile(topic, e));
        }
    }

    /** Somebody else may have set it up since it was looked for. */
    private Map<?, ?> metMeanwhile(PushTopic topic, ApiException refusal) {
        boolean isTaken = refusal.errors().stream()
                .anyMatch(error -> TAKEN.contains(error.code().value()));
        if (!isTaken) {
            throw refusal;
        }
        return find(topic).orElseThrow(() -> refusal);
    }

    private Optional<Map<?, ?>> find(PushTopic topic) {
        SoqlQuery query = Soql.bind(
                "SELECT Id, Query, ApiVersion, IsActive, NotifyForFields, NotifyForOperationCreate,"
                        + " NotifyForOperationUpdate, NotifyForOperationDelete, NotifyForOperationUndelete"
                        + " FROM PushTopic WHERE Name = :name",
                Map.of("name", topic.name()));
        return records.find(query);
    }

    private StoredTopic renew(PushTopic topic, Map<?, ?> stored) {
        RecordId id = id(topic, stored);
        if (isSame(topic, stored)) {
            return new StoredTopic(id, StoredTopic.Change.NONE);
        }
        records.update(OBJECT, id, body(topic), Disclosure.query(topic.query()));
        return new StoredTopic(id, StoredTopic.Change.UPDATED);
    }

    private static RecordId id(PushTopic topic, Map<?, ?> stored) {
        try {
            return StreamRecords.id(stored);
        } catch (MisshapenException e) {
            throw new ProtocolException(
                    "the org tells no id of the PushTopic " + topic.name(), Retryability.NEVER, null, e);
        }
    }

    /** The version is not compared: it says which API last wrote the query. */
    private static boolean isSame(PushTopic topic, Map<?, ?> stored) {
        return topic.query().equals(stored.get("Query"))
                && topic.fields().value().equals(stored.get("NotifyForFields"))
                && Boolean.valueOf(topic.isActive()).equals(stored.get("IsActive"))
                && Arrays.stream(PushTopic.Operation.values())
                        .allMatch(
                                operation -> Boolean.valueOf(topic.operations().contains(operation))
                                        .equals(stored.get(operation.field())));
    }

    private byte[] body(PushTopic topic) {
        return StreamRecords.json(json -> write(topic, json));
    }

    private void write(PushTopic topic, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("Name", topic.name());
        json.writeStringField("Query", topic.query());
        json.writeNumberField("ApiVersion", records.version().number());
        json.writeBooleanField("IsActive", topic.isActive());
        json.writeStringField("NotifyForFields", topic.fields().value());
        for (PushTopic.Operation operation : PushTopic.Operation.values()) {
            json.writeBooleanField(operation.field(), topic.operations().contains(operation));
        }
        json.writeEndObject();
    }
}
