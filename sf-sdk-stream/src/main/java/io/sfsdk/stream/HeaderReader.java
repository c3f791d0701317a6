package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.record.Compound;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a change event, whatever the order of its members; unknown ones are left out. Which fields were cleared or come as a
 * difference CometD tells by their values, not by lists.
 */
final class HeaderReader {
    private static final String DIFF = "diff";

    private @Nullable String entityName;
    private @Nullable String changeType;
    private @Nullable String changeOrigin;
    private @Nullable String transactionKey;
    private @Nullable String commitUser;
    private @Nullable Long sequenceNumber;
    private @Nullable Long commitTimestamp;
    private @Nullable Long commitNumber;
    private List<String> recordIds = List.of();
    private List<String> changedFields = List.of();
    private List<String> nulledFields = List.of();
    private List<String> diffFields = List.of();

    void read(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "entityName" -> entityName = Json.text(parser);
                case "changeType" -> changeType = Json.text(parser);
                case "changeOrigin" -> changeOrigin = Json.text(parser);
                case "transactionKey" -> transactionKey = Json.text(parser);
                case "commitUser" -> commitUser = Json.text(parser);
                case "sequenceNumber" -> sequenceNumber = Json.number(parser);
                case "commitTimestamp" -> commitTimestamp = Json.number(parser);
                case "commitNumber" -> commitNumber = Json.number(parser);
                case "recordIds" -> recordIds = texts(parser);
                case "changedFields" -> changedFields = texts(parser);
                case "nulledFields" -> nulledFields = texts(parser);
                case "diffFields" -> diffFields = texts(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private static List<String> texts(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return texts;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String text = Json.text(parser);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** @throws IllegalArgumentException if it says too little to be of use */
    ChangeEventHeader header(Frame.Fields fields) {
        String type = require("changeType", changeType);
        return new ChangeEventHeader(
                require("entityName", entityName),
                recordIds,
                new ChangeType(type),
                changeOrigin == null ? "" : changeOrigin,
                require("transactionKey", transactionKey),
                Math.toIntExact(require("sequenceNumber", sequenceNumber)),
                Instant.ofEpochMilli(require("commitTimestamp", commitTimestamp)),
                commitNumber == null ? 0 : commitNumber,
                commitUser == null ? "" : commitUser,
                changedFields,
                nulledFields.isEmpty() && type.equals(ChangeType.UPDATE.value()) ? nulled(fields) : nulledFields,
                diffFields.isEmpty() ? diffs(fields) : diffFields);
    }

    private static List<String> nulled(Frame.Fields fields) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < fields.names.size(); i++) {
            addNulled(fields.names.get(i), fields.values.get(i), found);
        }
        return found;
    }

    private static void addNulled(String name, @Nullable Object value, List<String> found) {
        if (value == null) {
            found.add(name);
        } else if (value instanceof Compound compound) {
            compound.parts().forEach((part, inner) -> addNulled(name + "." + part, inner, found));
        }
    }

    private static List<String> diffs(Frame.Fields fields) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < fields.names.size(); i++) {
            if (fields.values.get(i) instanceof Compound compound && isDiff(compound.parts())) {
                found.add(fields.names.get(i));
            }
        }
        return found;
    }

    private static boolean isDiff(Map<String, @Nullable Object> parts) {
        return parts.size() == 1 && parts.get(DIFF) instanceof String;
    }

    private static <T> T require(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a change event without " + name);
        }
        return value;
    }
}
