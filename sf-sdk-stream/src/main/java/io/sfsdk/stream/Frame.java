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
    static final String HEADER = "ChangeEventHeader";

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
        private final LastEvent last;
        final List<@Nullable Object> values;
        List<String> names = List.of();

        private Fields(LastEvent last) {
            this.last = last;
            this.values = new ArrayList<>(last.fields.names().size());
        }

        SObject record(String type) {
            return last.shape(type, names).record(values.toArray());
        }
    }

    /** Reads the object whose opening brace is the current token. */
    void read(JsonParser parser) throws IOException {
        Json.require(parser, JsonToken.START_OBJECT, "an event");
        last.data.begin();
        for (String name = last.data.next(parser); name != null; name = last.data.next(parser)) {
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
        last.head.begin();
        for (String name = last.head.next(parser); name != null; name = last.head.next(parser)) {
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
        boolean hasHeader = false;
        last.fields.begin();
        for (String name = last.fields.next(parser); name != null; name = last.fields.next(parser)) {
            parser.nextToken();
            if (name.equals(HEADER) && parser.currentToken() == JsonToken.START_OBJECT) {
                hasHeader = true;
                header = new HeaderReader();
                header.read(parser);
            } else {
                fields.values.add(Values.read(parser));
            }
        }
        fields.names = last.fieldNames(hasHeader);
        return fields;
    }
}
