package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code data} of one event, whatever the order of its members. */
final class Frame {
    @Nullable
    Long replayId;

    @Nullable
    String uuid;

    @Nullable
    String createdDate;

    @Nullable
    String type;

    @Nullable
    String apiName;

    @Nullable
    String schema;

    @Nullable
    String text;

    @Nullable
    Fields payload;

    @Nullable
    Fields sobject;

    @Nullable
    HeaderReader header;

    private final LastEvent last;

    Frame(LastEvent last) {
        this.last = last;
    }

    /** Names and values as they came; the record's type is told elsewhere. */
    static final class Fields {
        final List<String> names = new ArrayList<>();
        final List<@Nullable Object> values = new ArrayList<>();
        private final LastEvent last;

        private Fields(LastEvent last) {
            this.last = last;
        }

        SObject record(String type) {
            return last.shape(type, names).record(values.toArray());
        }
    }

    /** Reads the object whose opening brace is the current token. */
    void read(JsonParser parser) throws IOException {
        Json.require(parser, JsonToken.START_OBJECT, "an event");
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "event" -> readEvent(parser);
                case "schema" -> schema = last.schema = Json.text(parser, last.schema);
                case "sobject" -> sobject = fields(parser);
                case "payload" -> readPayload(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void readEvent(JsonParser parser) throws IOException {
        Json.require(parser, JsonToken.START_OBJECT, "an event's head");
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "replayId" -> replayId = Json.number(parser);
                case "createdDate" -> createdDate = Json.text(parser);
                case "type" -> type = Json.text(parser);
                case "EventUuid" -> uuid = Json.text(parser);
                case "EventApiName" -> apiName = last.apiName = Json.text(parser, last.apiName);
                default -> parser.skipChildren();
            }
        }
    }

    private void readPayload(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            payload = fields(parser);
        } else {
            text = Json.text(parser);
        }
    }

    private Fields fields(JsonParser parser) throws IOException {
        Json.require(parser, JsonToken.START_OBJECT, "an event's fields");
        Fields fields = new Fields(last);
        for (String name = last.next(parser, 0); name != null; name = last.next(parser, fields.names.size())) {
            parser.nextToken();
            if (name.equals("ChangeEventHeader") && parser.currentToken() == JsonToken.START_OBJECT) {
                header = new HeaderReader();
                header.read(parser);
            } else {
                fields.names.add(name);
                fields.values.add(Values.read(parser));
            }
        }
        return fields;
    }
}
