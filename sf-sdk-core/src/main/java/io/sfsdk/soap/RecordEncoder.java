package io.sfsdk.soap;

import io.sfsdk.record.ApiName;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as the org reads them: type, fields to clear, id, the others. A field that is null, or an empty text, is cleared:
 * an empty element would leave it as it is, where REST clears it.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_update.htm">SOAP API Developer
 *     Guide, update(), Setting a Field to Null</a>
 */
final class RecordEncoder {
    /** Decimals with more zeros than this are written with an exponent, or one value could fill the memory. */
    private static final int LONGEST_PLAIN = 400;

    private static final int DEEPEST = 5;

    /** As {@link BigDecimal#toString()} decides: an adjusted exponent of -6 or more is written out. */
    private static final int SMALLEST_WITHOUT_EXPONENT = -6;

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private final XmlWriter xml;

    RecordEncoder(XmlWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes one record as an element.
     *
     * @throws IllegalTextException if a field cannot be written as XML, naming it
     * @throws IllegalArgumentException if a value is of a kind that is not written at all
     */
    void write(String element, SObject record) throws IllegalTextException {
        write(element, record, 0);
    }

    private void write(String element, SObject record, int depth) throws IllegalTextException {
        if (depth > DEEPEST) {
            throw new IllegalTextException("has parents nested deeper than " + DEEPEST);
        }
        requireName("its type", record.type());
        xml.start(element).plain("so:type", record.type());
        for (int i = 0; i < record.size(); i++) {
            requireName("the name of a field", record.shape().name(i));
            if (isCleared(record.valueAt(i))) {
                xml.plain("so:fieldsToNull", record.shape().name(i));
            }
        }
        int id = record.shape().indexOf("Id");
        if (id >= 0 && !isCleared(record.valueAt(id))) {
            field(record, id, "so:Id", depth);
        }
        for (int i = 0; i < record.size(); i++) {
            if (i != id && !isCleared(record.valueAt(i))) {
                field(record, i, "so:" + record.shape().name(i), depth);
            }
        }
        xml.end(element);
    }

    private static void requireName(String what, String name) throws IllegalTextException {
        if (!ApiName.is(name)) {
            throw new IllegalTextException("cannot be written as XML: " + what + " is no API name");
        }
    }

    private static boolean isCleared(@Nullable Object value) {
        return value == null || value.equals("");
    }

    private void field(SObject record, int index, String element, int depth) throws IllegalTextException {
        Object value = record.valueAt(index);
        if (value instanceof SObject parent) {
            write(element, parent, depth + 1);
        } else if (value instanceof String text) {
            try {
                xml.element(element, text);
            } catch (IllegalTextException e) {
                throw new IllegalTextException(record.shape().name(index) + " " + e.getMessage());
            }
        } else {
            xml.plain(element, scalar(record, index, value));
        }
    }

    private static Object scalar(SObject record, int index, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return plain(number);
        } else if (value instanceof Instant moment) {
            return INSTANT.format(moment.atOffset(ZoneOffset.UTC));
        } else if (value instanceof LocalTime time) {
            return TIME.format(time);
        } else if (value == null || value instanceof ChildRecords || value instanceof Compound) {
            throw unwritable(record, record.shape().name(index), value);
        }
        return value;
    }

    private static String plain(BigDecimal number) {
        if (number.scale() >= 0 && number.precision() - number.scale() > SMALLEST_WITHOUT_EXPONENT) {
            return number.toString();
        }
        return Math.abs((long) number.scale()) <= LONGEST_PLAIN ? number.toPlainString() : number.toString();
    }

    private static IllegalArgumentException unwritable(SObject record, String name, @Nullable Object value) {
        String advice = value instanceof ChildRecords
                ? "; write the child records by a call of their own"
                : "; a compound is read only, write its parts, such as BillingCity";
        return new IllegalArgumentException("field " + name + " of " + record.type() + " holds a "
                + (value == null ? "null" : value.getClass().getSimpleName()) + ", which cannot be written" + advice);
    }
}
