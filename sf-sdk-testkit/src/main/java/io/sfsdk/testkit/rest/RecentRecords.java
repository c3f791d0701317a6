package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.soql.ResultRow;
import io.sfsdk.testkit.store.RecordId;
import io.sfsdk.testkit.store.Row;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The records each user read or wrote last by a call for that one record, unless the call said {@code Sforce-Mru: updateMru=false}.
 * Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_recent_items.htm">Recently Viewed Items</a>
 */
final class RecentRecords {
    private static final int MOST = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Deque<Item>> byUser = new ConcurrentHashMap<>();

    private record Item(String object, String id) {}

    /** A resource whose records are remembered. */
    Resource noting(Resource resource) {
        return call -> {
            Response response = resource.answer(call);
            if (response.status() < 300
                    && WriteHeaders.updatesRecent(call.request().headers())) {
                id(call, response).ifPresent(id -> note(call, id));
            }
            return response;
        };
    }

    private static Optional<String> id(Call call, Response response) {
        Optional<String> ofPath =
                call.path().size() == 2 ? RecordId.normalize(call.path().get(1)) : Optional.empty();
        return ofPath.or(() -> ofBody(response));
    }

    private static Optional<String> ofBody(Response response) {
        boolean json = response.body().length > 0
                && response.headers().first("Content-Type").orElse("").equals(Response.JSON);
        Map<String, ?> body = json ? JsonReader.readObject(response.body()) : Map.of();
        Object id = body.containsKey("id") ? body.get("id") : body.get("Id");
        return id == null ? Optional.empty() : RecordId.normalize(id.toString());
    }

    private void note(Call call, String id) {
        String object = Named.type(call, call.path().get(0)).name();
        lock.lock();
        try {
            Deque<Item> items = byUser.computeIfAbsent(call.view().userId(), user -> new ArrayDeque<>());
            Item item = new Item(object, id);
            items.remove(item);
            items.addFirst(item);
            if (items.size() > MOST) {
                items.removeLast();
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@code GET /recent?limit=…}. */
    Response recent(Call call) {
        int limit = call.query().first("limit").map(RecentRecords::limit).orElse(MOST);
        JsonWriter json = new JsonWriter().beginArray();
        RowJson rows = new RowJson(json, call.base(), call.view().schema());
        items(call).limit(limit).forEach(row -> rows.row(named(row, nameField(call, row), "Name")));
        return Response.json(200, json.endArray().toBytes());
    }

    private static int limit(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw ApiRefusal.of(400, "INVALID_QUERY_PARAMETER", "limit must be a number, not " + text);
        }
    }

    /** {@code recentItems} of one object. */
    void write(JsonWriter json, ObjectType type, Call call) {
        RowJson rows = new RowJson(json, call.base(), call.view().schema());
        json.beginArray();
        items(call)
                .filter(row -> row.objectName().equals(type.name()))
                .forEach(row -> rows.row(named(row, nameField(call, row), nameField(call, row))));
        json.endArray();
    }

    /** The youngest first; those of them that the user can still see. */
    private Stream<Row> items(Call call) {
        lock.lock();
        try {
            List<Item> items = List.copyOf(byUser.getOrDefault(call.view().userId(), new ArrayDeque<>()));
            return items.stream()
                    .filter(item -> call.view().schema().object(item.object()).isPresent())
                    .flatMap(item -> call.view().row(item.object(), item.id()).stream())
                    .filter(row -> !row.isDeleted());
        } finally {
            lock.unlock();
        }
    }

    private static String nameField(Call call, Row row) {
        return call.view().schema().object(row.objectName()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(Field::nameField)
                .map(Field::name)
                .findFirst()
                .orElse("Id");
    }

    private static ResultRow named(Row row, String field, String shown) {
        return shown.equals("Id")
                ? Records.selected(row, List.of("Id"))
                : new ResultRow(
                        row.objectName(), row.id(), List.of("Id", shown), Arrays.asList(row.id(), row.value(field)));
    }
}
