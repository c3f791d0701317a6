package io.sfsdk.deadletter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One line of a letter file: a letter, or a note on the state of earlier ones. Begins with a checksum of the rest.
 *
 * <pre>
 * {"crc32c":"1a2b3c4d","n":17,"letter":{…}}                    letter 17
 * {"crc32c":"1a2b3c4d","n":18,"replaces":17,"letter":{…}}      letter 18, by which 17 is closed
 * {"crc32c":"1a2b3c4d","n":18,"state":"claimed","of":[18,3]}   a note
 * </pre>
 *
 * @param number letters in the file up to and including this line
 * @param letter the letter, or null for a note
 * @param replaces the number of the letter that this one closes, or 0
 * @param state what the note says, or null for a letter
 * @param of the letters of which it says so
 */
record Line(
        long number,
        @Nullable JsonNode letter,
        long replaces,
        @Nullable State state,
        List<Long> of) {
    /** What a note says of letters. */
    enum State {
        CLAIMED,
        RELEASED,
        RESOLVED
    }

    /** How every line, and so every letter file, begins. */
    static final String BEGINNING = "{\"crc32c\":\"";

    private static final String CHECKSUM = BEGINNING + "%08x\",";
    private static final int CHECKSUM_LENGTH = 21;
    private static final long MOST_LETTERS = Integer.MAX_VALUE - 1;

    static byte[] ofLetter(long number, DeadLetter letter, long replaces) {
        return seal(json -> {
            json.writeStartObject();
            json.writeNumberField("n", number);
            if (replaces > 0) {
                json.writeNumberField("replaces", replaces);
            }
            json.writeFieldName("letter");
            LetterJson.write(letter, json);
            json.writeEndObject();
        });
    }

    static byte[] ofNote(long number, State state, Collection<Long> of) {
        return seal(json -> {
            json.writeStartObject();
            json.writeNumberField("n", number);
            json.writeStringField("state", state.name().toLowerCase(Locale.ROOT));
            writeNumbers("of", of, json);
            json.writeEndObject();
        });
    }

    /** Whether the bytes are a whole line, without its end. */
    static boolean isIntact(byte[] line) {
        String text = new String(line, StandardCharsets.US_ASCII);
        return text.length() > CHECKSUM_LENGTH && text.startsWith(checksum("{" + text.substring(CHECKSUM_LENGTH)));
    }

    /** @throws IllegalArgumentException if it is damaged */
    static Line read(byte[] line) {
        if (!isIntact(line)) {
            throw new IllegalArgumentException("its checksum does not fit");
        }
        JsonNode json = Json.read(new String(line, StandardCharsets.US_ASCII));
        JsonNode state = json.get("state");
        long number = Json.require(json, "n").longValue();
        JsonNode replaces = json.path("replaces");
        return new Line(
                upTo(MOST_LETTERS, number),
                json.get("letter"),
                replaces.isMissingNode() ? 0 : upTo(number, replaces.longValue()),
                state == null ? null : State.valueOf(Json.text(state).toUpperCase(Locale.ROOT)),
                readNumbers(json.path("of"), number));
    }

    private static long upTo(long last, long number) {
        if (number < 1 || number > last) {
            throw new IllegalArgumentException("it names a letter that cannot be");
        }
        return number;
    }

    private static byte[] seal(Json.Body body) {
        String text = Json.text(body);
        return (checksum(text) + text.substring(1) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return String.format(Locale.ROOT, CHECKSUM, crc.getValue());
    }

    private static void writeNumbers(String name, Collection<Long> numbers, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static List<Long> readNumbers(JsonNode json, long last) {
        List<Long> numbers = new ArrayList<>();
        json.forEach(number -> numbers.add(upTo(last, number.longValue())));
        return numbers;
    }
}
