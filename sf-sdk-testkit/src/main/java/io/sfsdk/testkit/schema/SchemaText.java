package io.sfsdk.testkit.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the compact text {@code standard.schema} is written in; its first lines explain the form. */
final class SchemaText {
    private final Map<String, List<PicklistValue>> lists = new HashMap<>();
    private final SchemaBuilder schema = SchemaBuilder.empty();
    private @Nullable ObjectBuilder current;

    private SchemaText() {}

    static SchemaBuilder parse(Iterable<String> lines) {
        SchemaText text = new SchemaText();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                text.read(line);
            }
        }
        return text.schema;
    }

    private void read(String line) {
        String[] columns = line.split("\\s*\\|\\s*", -1);
        if (line.startsWith("list ")) {
            lists.put("@" + columns[0].substring("list ".length()), PicklistText.parse(columns[1]));
        } else if (line.startsWith("object ")) {
            current = object(columns);
            schema.object(current);
        } else if (line.startsWith("+")) {
            shared(line.substring(1)).forEach(object()::field);
        } else {
            object().field(FieldText.parse(columns, lists));
        }
    }

    private static ObjectBuilder object(String[] columns) {
        String[] words = columns[0].split(" ", -1);
        ObjectBuilder object = ObjectBuilder.of(words[1], words[2]).label(columns[1], columns[2]);
        return columns.length > 3 ? object.notReplicateable() : object;
    }

    private List<FieldBuilder> shared(String line) {
        String word = line.split(" ", -1)[0];
        String rest = line.substring(word.length()).strip();
        return switch (word) {
            case "id" -> List.of(SystemFields.id(rest));
            case "deleted" -> List.of(SystemFields.isDeleted());
            case "owner" -> List.of(SystemFields.owner(rest.isEmpty() ? "User" : rest));
            case "audit" -> SystemFields.audit();
            case "viewed" -> SystemFields.viewed();
            case "address" -> AddressFields.of(rest, lists.getOrDefault("@geocode", List.of()));
            default -> throw new IllegalArgumentException("unknown line: +" + line);
        };
    }

    private ObjectBuilder object() {
        if (current == null) {
            throw new IllegalArgumentException("a field before the first object");
        }
        return current;
    }
}
