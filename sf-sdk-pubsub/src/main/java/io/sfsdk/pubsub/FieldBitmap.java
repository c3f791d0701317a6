package io.sfsdk.pubsub;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The names that a change event's header says by bits: {@code 0x400800} for fields of the event, {@code 4-0x01} for parts of its field
 * 4. The lowest bit of the last byte is the first field.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-deserialization-considerations.html">Pub/Sub
 *     API, Event Deserialization Considerations</a>
 */
final class FieldBitmap {
    private static final String HEX = "0x";

    private final Schema event;

    FieldBitmap(Schema event) {
        this.event = event;
    }

    /** Names of fields, those of a part as {@code BillingAddress.City}. Bits behind the last field say nothing. */
    List<String> names(List<String> bitmaps) {
        if (bitmaps.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String bitmap : bitmaps) {
            addNames(bitmap, names);
        }
        return names;
    }

    private void addNames(String bitmap, List<String> names) {
        int dash = bitmap.indexOf('-');
        if (dash < 0) {
            addSet(bitmap, event, "", names);
            return;
        }
        Schema.Field parent = parent(bitmap, bitmap.substring(0, dash));
        addSet(bitmap.substring(dash + 1), parts(parent), parent.name() + ".", names);
    }

    private Schema.Field parent(String bitmap, String index) {
        List<Schema.Field> fields = event.getFields();
        try {
            return fields.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new MalformedEventException("the bitmap " + bitmap + " is of no field among " + fields.size());
        }
    }

    private static Schema parts(Schema.Field parent) {
        Schema schema = parent.schema();
        if (schema.getType() == Schema.Type.UNION) {
            schema = schema.getTypes().stream()
                    .filter(branch -> branch.getType() == Schema.Type.RECORD)
                    .findFirst()
                    .orElse(schema);
        }
        if (schema.getType() != Schema.Type.RECORD) {
            throw new MalformedEventException("a bitmap tells of parts of " + parent.name() + ", which has none");
        }
        return schema;
    }

    private static void addSet(String hex, Schema schema, String prefix, List<String> names) {
        List<Schema.Field> fields = schema.getFields();
        byte[] bytes = bytes(hex);
        for (int bit = 0; bit < Math.min(fields.size(), bytes.length * Byte.SIZE); bit++) {
            if (((bytes[bytes.length - 1 - bit / Byte.SIZE] >> (bit % Byte.SIZE)) & 1) != 0) {
                names.add(prefix + fields.get(bit).name());
            }
        }
    }

    private static byte[] bytes(String hex) {
        String digits = hex.regionMatches(true, 0, HEX, 0, HEX.length()) ? hex.substring(HEX.length()) : hex;
        try {
            return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("the bitmap " + hex + " is not hexadecimal");
        }
    }
}
