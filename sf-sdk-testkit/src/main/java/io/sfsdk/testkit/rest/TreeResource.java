package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.ChildRelationship;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /composite/tree/Account}: records with their children, all or none.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm">sObject
 *     Tree</a>
 */
final class TreeResource {
    private static final int MOST_RECORDS = 200;
    private static final int MOST_LEVELS = 5;
    private static final int MOST_TYPES = 5;

    private final OrgStore store;

    TreeResource(OrgStore store) {
        this.store = store;
    }

    /** A record as it came, its parent's place in the list, and the field that points there. */
    private record Node(
            String referenceId,
            ObjectType type,
            Map<String, @Nullable Object> fields,
            int parent,
            String parentField) {}

    private record Saved(Node node, SaveResult result) {}

    Response tree(Call call) {
        ObjectType root = Named.type(call, call.path().get(0));
        List<Node> nodes = new ArrayList<>();
        collect(call, call.body(), root, -1, "", 1, nodes);
        checkLimits(nodes);
        List<Saved> saved = call.write(
                store,
                transaction -> save(nodes, transaction, call),
                all -> all.stream().allMatch(each -> each.result().success()));
        return answer(saved);
    }

    private static void collect(
            Call call,
            Map<String, @Nullable Object> holder,
            ObjectType type,
            int parent,
            String parentField,
            int level,
            List<Node> nodes) {
        if (!(holder.get("records") instanceof List<?> records)) {
            throw SubRequest.invalid("records is required");
        }
        if (level > MOST_LEVELS) {
            throw SubRequest.invalid("a tree has at most " + MOST_LEVELS + " levels");
        }
        for (Object element : records) {
            Map<String, @Nullable Object> fields = map(element);
            Map<String, @Nullable Object> attributes = map(fields.remove("attributes"));
            if (!(attributes.get("referenceId") instanceof String referenceId)) {
                throw SubRequest.invalid("attributes.referenceId is required for every record");
            }
            if (!type.name().equalsIgnoreCase(String.valueOf(attributes.get("type")))) {
                throw SubRequest.invalid("attributes.type of " + referenceId + " must be " + type.name());
            }
            int place = nodes.size();
            Map<ChildRelationship, Map<String, @Nullable Object>> children = takeChildren(type, fields);
            nodes.add(new Node(referenceId, type, fields, parent, parentField));
            children.forEach((relationship, below) -> collect(
                    call,
                    below,
                    Named.type(call, relationship.childObject()),
                    place,
                    relationship.field(),
                    level + 1,
                    nodes));
        }
    }

    private static Map<ChildRelationship, Map<String, @Nullable Object>> takeChildren(
            ObjectType type, Map<String, @Nullable Object> fields) {
        Map<ChildRelationship, Map<String, @Nullable Object>> children = new LinkedHashMap<>();
        for (String name : List.copyOf(fields.keySet())) {
            Optional<ChildRelationship> relationship = type.childRelationships().stream()
                    .filter(each -> name.equalsIgnoreCase(each.name()))
                    .findFirst();
            relationship.ifPresent(found -> children.put(found, map(fields.remove(name))));
        }
        return children;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object element) {
        if (!(element instanceof Map<?, ?> map)) {
            throw SubRequest.invalid("a record of a tree is an object with attributes");
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    private static void checkLimits(List<Node> nodes) {
        Set<String> references = new HashSet<>();
        Set<String> types = new HashSet<>();
        for (Node node : nodes) {
            types.add(node.type().name());
            if (!references.add(node.referenceId())) {
                throw SubRequest.invalid("Duplicate ReferenceId provided in the request: " + node.referenceId());
            }
        }
        if (nodes.size() > MOST_RECORDS || types.size() > MOST_TYPES) {
            throw SubRequest.invalid("a tree has at most " + MOST_RECORDS + " records of " + MOST_TYPES + " types");
        }
    }

    private static List<Saved> save(List<Node> nodes, Transaction transaction, Call call) {
        List<Saved> saved = new ArrayList<>();
        for (Node node : nodes) {
            if (node.parent() >= 0) {
                SaveResult parent = saved.get(node.parent()).result();
                if (!parent.success()) {
                    saved.add(new Saved(node, parent));
                    continue;
                }
                node.fields().put(node.parentField(), Objects.requireNonNull(parent.id()));
            }
            saved.add(new Saved(node, transaction.insert(node.type().name(), node.fields(), call.writeOptions())));
        }
        return saved;
    }

    private static Response answer(List<Saved> saved) {
        boolean failed = saved.stream().anyMatch(each -> !each.result().success());
        JsonWriter json = new JsonWriter().beginObject().name("hasErrors").value(failed);
        json.name("results").beginArray();
        for (Saved each : saved) {
            if (!failed) {
                json.beginObject().name("referenceId").value(each.node().referenceId());
                json.name("id")
                        .value(Objects.requireNonNull(each.result().id()))
                        .endObject();
            } else if (!each.result().success() && isCulprit(each, saved)) {
                refused(json, each);
            }
        }
        return Response.json(failed ? 400 : 201, json.endArray().endObject().toBytes());
    }

    /** Children of a refused parent have nothing to say. */
    private static boolean isCulprit(Saved each, List<Saved> saved) {
        int parent = each.node().parent();
        return parent < 0 || saved.get(parent).result().success();
    }

    private static void refused(JsonWriter json, Saved each) {
        json.beginObject()
                .name("referenceId")
                .value(each.node().referenceId())
                .name("errors")
                .beginArray();
        for (RowError error : each.result().errors()) {
            json.beginObject().name("statusCode").value(error.code());
            json.name("message").value(error.message());
            json.name("fields").value(error.fields()).endObject();
        }
        json.endArray().endObject();
    }
}
