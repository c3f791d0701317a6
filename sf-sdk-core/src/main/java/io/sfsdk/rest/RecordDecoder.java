package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.Compound;
import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads records and pages from one parser, without a tree and without a map a record. Texts stay texts: what is a date is told
 * by describe, not by looks.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm">REST API Developer
 *     Guide, Execute a SOQL Query</a>
 */
final class RecordDecoder {
    private static final SerializedString ATTRIBUTES = new SerializedString("attributes");
    private static final SerializedString TYPE = new SerializedString("type");

    /** Several times what an object can have; looking names up takes time that grows with the square of their number. */
    private static final int MOST_FIELDS = 5_000;

    private final JsonParser parser;

    RecordDecoder(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads an answer that is a list of records. */
    static List<SObject> list(HttpResponse answer) throws IOException {
        try (JsonParser parser = Json.parser(answer.body())) {
            parser.nextToken();
            List<SObject> records = new RecordDecoder(parser).records(new Layouts());
            Json.requireEnd(parser);
            return records;
        }
    }

    /** Reads the record whose opening brace is the current token. */
    SObject record(Layouts layouts) throws IOException {
        return parser.nextFieldName(ATTRIBUTES) ? afterAttributes(layouts) : withLateAttributes(layouts);
    }

    /** Reads the page whose opening brace is the current token. */
    QueryPage page(Layouts layouts) throws IOException {
        parser.nextToken();
        return pageFields(layouts);
    }

    private SObject afterAttributes(Layouts layouts) throws IOException {
        String type = type(layouts);
        Layouts.Layout layout = layouts.of(type);
        if (layout == null) {
            parser.nextToken();
            return new Unexpected(layouts, type).rest();
        }
        SerializedString[] names = layout.names();
        int size = names.length;
        @Nullable Object[] values = new Object[size];
        for (int i = 0; i < size; i++) {
            if (!parser.nextFieldName(names[i])) {
                return new Unexpected(layouts, layout, values, i).rest();
            }
            values[i] = value(layout.nested(i));
        }
        return parser.nextToken() == JsonToken.END_OBJECT
                ? layout.shape.record(values)
                : new Unexpected(layouts, layout, values, size).rest();
    }

    private RecordShape shape(String type, List<String> names) throws IOException {
        try {
            return RecordShape.of(type, names);
        } catch (IllegalArgumentException e) {
            throw Json.misshapen("a record with a field twice", parser);
        }
    }

    /** No answer of the org was seen to put them last, but JSON does not forbid it. */
    private SObject withLateAttributes(Layouts layouts) throws IOException {
        String type = null;
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("attributes")) {
                type = type(layouts);
            } else {
                names.add(parser.currentName());
                values.add(value(new Layouts()));
            }
            parser.nextToken();
        }
        if (type == null) {
            throw Json.misshapen("a record without attributes", parser);
        }
        requireToken(JsonToken.END_OBJECT);
        return shape(type, names).record(values.toArray());
    }

    private String type(Layouts layouts) throws IOException {
        requireNext(JsonToken.START_OBJECT);
        String type = null;
        while (true) {
            if (parser.nextFieldName(TYPE)) {
                requireNext(JsonToken.VALUE_STRING);
                type = layouts.type(parser);
            } else if (parser.currentToken() == JsonToken.FIELD_NAME) {
                parser.nextToken();
                parser.skipChildren();
            } else {
                break;
            }
        }
        if (type == null) {
            throw Json.misshapen("attributes without a type", parser);
        }
        return type;
    }

    private @Nullable Object value(Layouts nested) throws IOException {
        String text = parser.nextTextValue();
        if (text != null) {
            return text;
        }
        return parser.currentToken() == JsonToken.START_OBJECT ? object(nested) : scalar();
    }

    private @Nullable Object scalar() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw Json.misshapen("an end inside a record", parser);
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> DecimalReader.decimal(parser);
            case START_ARRAY -> list();
            default -> throw Json.misshapen("a field without a value", parser);
        };
    }

    /** A parent, child rows, or whatever else has parts. */
    private Object object(Layouts layouts) throws IOException {
        if (parser.nextFieldName(ATTRIBUTES)) {
            return afterAttributes(layouts);
        }
        return isPage() ? pageFields(layouts).asChildren() : compound();
    }

    private boolean isPage() throws IOException {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            return false;
        }
        return switch (parser.currentName()) {
            case "totalSize", "done", "records", "nextRecordsUrl" -> true;
            default -> false;
        };
    }

    private Compound compound() throws IOException {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parts.put(name, value(new Layouts()));
            parser.nextToken();
        }
        requireToken(JsonToken.END_OBJECT);
        return new Compound(parts);
    }

    /** Fields that hold lists are outside the data API; they are kept, by number. */
    private Compound list() throws IOException {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        while (true) {
            String text = parser.nextTextValue();
            if (text == null && parser.currentToken() == JsonToken.END_ARRAY) {
                return new Compound(parts);
            }
            Object item =
                    text != null || parser.currentToken() != JsonToken.START_OBJECT ? text : object(new Layouts());
            parts.put(String.valueOf(parts.size()), item == null ? scalar() : item);
        }
    }

    private QueryPage pageFields(Layouts layouts) throws IOException {
        QueryPage.Parts parts = new QueryPage.Parts();
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "totalSize" -> parts.totalSize = parser.getLongValue();
                case "done" -> parts.done = parser.getBooleanValue();
                case "nextRecordsUrl" -> parts.next = parser.getValueAsString();
                case "records" -> parts.records = records(layouts);
                default -> parser.skipChildren();
            }
            parser.nextToken();
        }
        requireToken(JsonToken.END_OBJECT);
        return parts.page();
    }

    /** Reads the list whose opening bracket is the current token. */
    List<SObject> records(Layouts layouts) throws IOException {
        requireToken(JsonToken.START_ARRAY);
        List<SObject> records = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            records.add(record(layouts));
        }
        requireToken(JsonToken.END_ARRAY);
        return records;
    }

    private void requireNext(JsonToken expected) throws IOException {
        parser.nextToken();
        requireToken(expected);
    }

    private void requireToken(JsonToken expected) throws IOException {
        if (parser.currentToken() != expected) {
            throw Json.misshapen("no " + expected + " where one belongs", parser);
        }
    }

    /** A record that is not what was expected: read field by field, and remembered for the next one. */
    private final class Unexpected {
        private final Layouts layouts;
        private final String type;
        private final Layouts.@Nullable Layout before;
        private final List<String> names = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();
        private final List<Layouts> nested = new ArrayList<>();

        /** A record of a type not seen yet. */
        Unexpected(Layouts layouts, String type) {
            this.layouts = layouts;
            this.type = type;
            this.before = null;
        }

        /** A record that agreed with {@code before} up to a field. */
        Unexpected(Layouts layouts, Layouts.Layout before, @Nullable Object[] read, int agreed) throws IOException {
            this.layouts = layouts;
            this.type = before.type;
            this.before = before;
            for (int i = 0; i < agreed; i++) {
                add(before.shape.name(i), read[i], before.nested(i));
            }
        }

        /** Reads on from the field that is the current token. */
        SObject rest() throws IOException {
            while (parser.currentToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                Layouts below = before == null ? new Layouts() : before.nested(name);
                add(name, value(below), below);
                parser.nextToken();
            }
            requireToken(JsonToken.END_OBJECT);
            return layouts.learn(shape(type, names), nested).shape.record(values.toArray());
        }

        private void add(String name, @Nullable Object value, Layouts below) throws IOException {
            if (names.size() == MOST_FIELDS) {
                throw Json.misshapen("a record with more fields than any object has", parser);
            }
            names.add(name);
            values.add(value);
            nested.add(below);
        }
    }
}
