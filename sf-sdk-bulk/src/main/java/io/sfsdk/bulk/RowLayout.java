package io.sfsdk.bulk;

import io.sfsdk.answer.MisshapenException;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the flat rows of a query result into records with their parents: {@code Account.Owner.Name} is the name of the owner of the
 * account.
 *
 * <p>A parent whose cells are all empty is null, as there is none, unless the row has the reference itself: then that tells. Its type
 * is the one its reference allows; of a polymorphic one {@code Name}, or its own field {@code Type} where that is selected.
 */
final class RowLayout {
    private final CellType[] types;
    private final Node root;

    private RowLayout(CellType[] types, Node root) {
        this.types = types;
        this.root = root;
    }

    /**
     * For the rows under a header.
     *
     * @param schemas null if nobody can be asked: then every cell is text
     */
    static RowLayout of(String sobject, String[] header, @Nullable SchemaSource schemas) throws MisshapenException {
        ObjectSchema schema = schemas == null ? null : schemas.schema(sobject);
        CellType[] types = new CellType[header.length];
        Arrays.fill(types, CellType.TEXT);
        Branch root = new Branch(schema == null ? sobject : schema.name(), schema);
        for (int i = 0; i < header.length; i++) {
            root.add(header[i], i, types, schemas);
        }
        return new RowLayout(types, root.node());
    }

    CellType type(int column) {
        return types[column];
    }

    int width() {
        return types.length;
    }

    /** @param values one a column, given away */
    SObject record(@Nullable Object[] values) {
        return root.record(values);
    }

    /** A record or parent while its columns are found. */
    private static final class Branch {
        private final String type;
        private final @Nullable ObjectSchema schema;
        private final Map<String, Object> parts = new LinkedHashMap<>();

        Branch(String type, @Nullable ObjectSchema schema) {
            this.type = type;
            this.schema = schema;
        }

        void add(String path, int column, CellType[] types, @Nullable SchemaSource schemas) throws MisshapenException {
            int dot = path.indexOf('.');
            if (dot < 0) {
                if (parts.putIfAbsent(path, column) != null) {
                    throw new MisshapenException("a column twice");
                }
                types[column] = typeOf(path);
                return;
            }
            String name = path.substring(0, dot);
            Object below = parts.computeIfAbsent(name, none -> parent(name, schemas));
            if (!(below instanceof Branch branch)) {
                throw new MisshapenException("a column twice");
            }
            branch.add(path.substring(dot + 1), column, types, schemas);
        }

        private CellType typeOf(String field) {
            return schema == null
                    ? CellType.TEXT
                    : schema.field(field)
                            .map(found -> CellType.of(found.type()))
                            .orElse(CellType.TEXT);
        }

        private Branch parent(String name, @Nullable SchemaSource schemas) {
            SchemaField reference =
                    schema == null ? null : schema.reference(name).orElse(null);
            if (schemas == null || reference == null || reference.referenceTo().isEmpty()) {
                return new Branch(name, null);
            }
            if (reference.referenceTo().size() > 1) {
                return new Branch("Name", null);
            }
            ObjectSchema parent = schemas.schema(reference.referenceTo().get(0));
            return new Branch(parent.name(), parent);
        }

        Node node() {
            List<String> names = List.copyOf(parts.keySet());
            int[] columns = new int[names.size()];
            @Nullable Node[] parents = new Node[names.size()];
            int[] references = new int[names.size()];
            boolean nested = false;
            for (int i = 0; i < columns.length; i++) {
                Object part = parts.get(names.get(i));
                columns[i] = part instanceof Integer column ? column : -1;
                parents[i] = part instanceof Branch branch ? branch.node() : null;
                references[i] = parents[i] == null ? -1 : reference(names.get(i));
                nested = nested || parents[i] != null;
            }
            return new Node(RecordShape.of(type, names), nested, columns, parents, references);
        }

        /** The column with the reference to a parent, if it is selected too. */
        private int reference(String name) {
            SchemaField field = schema == null ? null : schema.reference(name).orElse(null);
            return field != null && parts.get(field.name()) instanceof Integer column ? column : -1;
        }
    }

    /** One record or parent of each row. */
    @SuppressWarnings("ArrayRecordComponent") // never compared or shown
    private record Node(
            RecordShape shape,
            boolean nested,
            int[] columns,
            @Nullable Node[] parents,
            int[] references) {
        SObject record(@Nullable Object[] row) {
            if (!nested && columns.length == row.length) {
                return shape.record(row);
            }
            @Nullable Object[] values = new Object[columns.length];
            for (int i = 0; i < values.length; i++) {
                Node parent = parents[i];
                if (parent == null) {
                    values[i] = row[columns[i]];
                } else {
                    boolean exists = references[i] < 0 ? parent.hasValue(row) : row[references[i]] != null;
                    values[i] = exists ? parent.record(row) : null;
                }
            }
            return typed(values).record(values);
        }

        private RecordShape typed(@Nullable Object[] values) {
            int type = shape.type().equals("Name") ? shape.indexOf("Type") : -1;
            return type >= 0 && values[type] instanceof String name ? RecordShape.of(name, shape.names()) : shape;
        }

        private boolean hasValue(@Nullable Object[] row) {
            for (int i = 0; i < columns.length; i++) {
                Node parent = parents[i];
                if (parent == null ? row[columns[i]] != null : parent.hasValue(row)) {
                    return true;
                }
            }
            return false;
        }
    }
}
