package io.sfsdk.rest;

import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Steps that write and read single records, in order. Checked as they are added: a value that the org would take for a reference
 * and that is none of this call's, such as a name with <code>@{</code> in it, is refused, since there is no way to escape it. For one thread.
 */
public abstract sealed class RecordSteps permits Composite, CompositeBatch, CompositeGraph {
    private static final String REFERENCE = "@{";

    /**
     * A step as it will be sent.
     *
     * @param path below the version's root
     */
    record Planned(
            CompositeStep step,
            String method,
            String path,
            @Nullable SObject body) {
        /** The names of the steps whose answers it uses. */
        Set<String> references() {
            Set<String> names = new HashSet<>();
            addReference(path, names);
            for (int i = 0; body != null && i < body.size(); i++) {
                addReference(String.valueOf(body.valueAt(i)), names);
            }
            return names;
        }

        private static void addReference(String text, Set<String> names) {
            int start = text.indexOf(REFERENCE);
            int end = text.indexOf('.', start + 1);
            if (start >= 0 && end > start) {
                names.add(text.substring(start + REFERENCE.length(), end));
            }
        }
    }

    private final int most;
    private final List<Planned> steps = new ArrayList<>();

    RecordSteps(int most) {
        this.most = most;
    }

    /** Creates a record. */
    public CompositeStep create(SObject record) {
        return add(StepKind.CREATE, "POST", sobject(record.type()), record);
    }

    /** Changes the fields that {@code changes} has, null included. */
    public CompositeStep update(RecordId id, SObject changes) {
        return add(StepKind.UPDATE, "PATCH", sobject(changes.type()) + "/" + id, changes);
    }

    /** Changes a record that an earlier step finds or creates. */
    public CompositeStep update(Reference id, SObject changes) {
        return add(StepKind.UPDATE, "PATCH", sobject(changes.type()) + "/" + known(id), changes);
    }

    /**
     * Creates the record or changes the one that has its external id.
     *
     * @param externalIdField a field of {@code record}, whose value is taken from it
     */
    public CompositeStep upsert(String externalIdField, SObject record) {
        String field = ApiName.require("an external id field", externalIdField);
        String value = record.has(field) ? record.value(field) == null ? "" : String.valueOf(record.value(field)) : "";
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the record has no value in its external id field " + field);
        }
        if (allowsReferences()) {
            refuseReference(record.type(), field, value);
        }
        String path = sobject(record.type()) + "/" + field + "/" + Names.segment(value);
        return add(StepKind.UPSERT, "PATCH", path, record.without(field));
    }

    /** Moves a record to the recycle bin. */
    public CompositeStep delete(String sobject, RecordId id) {
        return add(StepKind.DELETE, "DELETE", sobject(sobject) + "/" + id, null);
    }

    /** Reads a record; at least one field. */
    public CompositeStep get(String sobject, RecordId id, String... fields) {
        return get(sobject, id.value(), fields);
    }

    /** Reads a record that an earlier step finds or creates. */
    public CompositeStep get(String sobject, Reference id, String... fields) {
        return get(sobject, known(id), fields);
    }

    private CompositeStep get(String sobject, String id, String... fields) {
        if (fields.length == 0) {
            throw new IllegalArgumentException("name the fields of " + sobject + " to read");
        }
        String names = List.of(fields).stream()
                .map(field -> ApiName.require("a field to read", field))
                .collect(Collectors.joining(","));
        return add(StepKind.GET, "GET", sobject(sobject) + "/" + id + "?fields=" + names, null);
    }

    private static String sobject(String name) {
        return "/sobjects/" + ApiName.require("an object's name", name);
    }

    CompositeStep add(StepKind kind, String method, String path, @Nullable SObject body) {
        if (steps.size() == most) {
            throw new IllegalArgumentException("a call of this kind takes at most " + most + " steps");
        }
        if (body != null) {
            requireKnownReferences(body);
        }
        CompositeStep step = new CompositeStep(prefix() + (steps.size() + 1), kind);
        steps.add(new Planned(step, method, path, body));
        return step;
    }

    /** Letters that tell the steps of one call apart from those of another. */
    abstract String prefix();

    List<Planned> steps() {
        return steps;
    }

    boolean isRepeatable() {
        return steps.stream().allMatch(each -> each.step().kind().isRepeatable());
    }

    private String known(Reference reference) {
        if (!allowsReferences() || steps.stream().noneMatch(each -> each.step() == reference.step())) {
            throw new IllegalArgumentException(reference + " refers to no earlier step of this call");
        }
        return reference.toString();
    }

    /** Whether steps may use what earlier ones gave. */
    boolean allowsReferences() {
        return true;
    }

    private void requireKnownReferences(SObject record) {
        for (int i = 0; i < record.size(); i++) {
            if (allowsReferences() && record.valueAt(i) instanceof String text && text.contains(REFERENCE)) {
                boolean isOurs = steps.stream()
                        .anyMatch(
                                each -> text.startsWith(REFERENCE + each.step().referenceId() + ".")
                                        && text.indexOf('}') == text.length() - 1);
                if (!isOurs) {
                    refuseReference(record.type(), record.shape().name(i), text);
                }
            }
        }
    }

    private static void refuseReference(String type, String field, String value) {
        if (value.contains(REFERENCE)) {
            throw new IllegalArgumentException(
                    "field " + field + " of " + type + " holds @{, which the org would take for a"
                            + " reference to an earlier step of this call; write the record by a call of its own");
        }
    }
}
