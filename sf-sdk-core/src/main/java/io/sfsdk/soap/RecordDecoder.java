package io.sfsdk.soap;

import io.sfsdk.record.Compound;
import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads records and pages from one answer, without a tree and without a map a record. The records equal those that REST gives for
 * the same query.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_query_queryresult.htm">SOAP API
 *     Developer Guide, QueryResult</a>
 */
final class RecordDecoder {
    /** Several times what an object can have; looking names up takes time that grows with the square of their number. */
    private static final int MOST_FIELDS = 5_000;

    private final XmlReader xml;
    private final FieldKinds kinds;

    /** Types that were described anew for this answer, which is done once whatever it holds. */
    private final Set<String> describedAnew = new HashSet<>();

    RecordDecoder(XmlReader xml, FieldKinds kinds) {
        this.xml = xml;
        this.kinds = kinds;
    }

    /** Reads the page that is the current element. */
    QueryPage page(Layouts layouts) throws IOException {
        List<SObject> records = new ArrayList<>();
        Boolean done = null;
        String locator = null;
        BigDecimal size = null;
        while (xml.nextChild()) {
            switch (xml.local()) {
                case "done" -> done = xml.bool();
                case "queryLocator" -> locator = xml.text();
                case "size" -> size = xml.decimal();
                case "records" -> records.add(record(layouts));
                default -> xml.skip();
            }
        }
        if (done == null || size == null) {
            throw new XmlException("a page without done or size");
        }
        if (!done && (locator == null || locator.isBlank())) {
            throw new XmlException("a page that is not the last but has no locator of the next one");
        }
        return new QueryPage(records, size.longValue(), done ? null : locator);
    }

    /** Reads the record that is the current element. */
    SObject record(Layouts layouts) throws IOException {
        require(xml.nextChild() && xml.local().equals("type"), "a record without a type at its start");
        String type = xml.word();
        if (type == null || type.isBlank()) {
            throw new XmlException("a record without a type at its start");
        }
        Layouts.Layout layout = layouts.of(type);
        boolean more = xml.nextChild();
        String firstId = null;
        if (more && xml.local().equals("Id")) {
            firstId = id(null);
            more = xml.nextChild();
        }
        return layout == null || !agrees(layout, firstId)
                ? new Unexpected(layouts, layout, type, firstId).rest(more)
                : expected(layouts, layout, firstId, more);
    }

    private static boolean agrees(Layouts.Layout layout, @Nullable String firstId) {
        return layout.leadingId ? firstId != null : firstId == null || layout.hasId;
    }

    private SObject expected(Layouts layouts, Layouts.Layout layout, @Nullable String firstId, boolean first)
            throws IOException {
        int size = layout.shape.size();
        @Nullable Object[] values = new Object[size];
        int i = 0;
        if (layout.leadingId) {
            values[i++] = firstId;
        }
        boolean more = first;
        for (; more && i < size; i++) {
            if (!layout.isAt(i, xml)) {
                return new Unexpected(layouts, layout, values, i, firstId).rest(true);
            }
            values[i] = firstId != null && layout.shape.name(i).equals("Id")
                    ? id(firstId)
                    : value(layout.kinds[i], layout.nested(i));
            more = xml.nextChild();
        }
        return !more && i == size
                ? layout.shape.record(values)
                : new Unexpected(layouts, layout, values, i, firstId).rest(more);
    }

    private @Nullable String id(@Nullable String known) throws IOException {
        if (xml.isNil()) {
            xml.skip();
            return null;
        }
        return xml.text(known);
    }

    private @Nullable Object value(FieldKind kind, Layouts nested) throws IOException {
        if (xml.isNil()) {
            xml.skip();
            return null;
        }
        String type = xml.type();
        if (type != null) {
            if (type.equals("sObject")) {
                return record(nested);
            }
            if (type.equals("QueryResult")) {
                return page(nested).asChildren();
            }
            if (type.equals("address") || type.equals("location")) {
                return compound();
            }
        }
        Object value = kind.read(xml);
        return value == null ? compound() : value;
    }

    /** A value with parts: an address, a location, or what a later version brings. */
    private Compound compound() throws IOException {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        while (xml.nextChild()) {
            if (parts.size() == MOST_FIELDS) {
                throw XmlException.hostile("a value with more parts than any has");
            }
            String name = xml.local();
            boolean number = name.equals("latitude") || name.equals("longitude");
            parts.put(name, value(number ? FieldKind.NUMBER : FieldKind.UNKNOWN, new Layouts()));
        }
        return new Compound(parts);
    }

    private static void require(boolean expected, String otherwise) throws XmlException {
        if (!expected) {
            throw new XmlException(otherwise);
        }
    }

    /** A record that is not what was expected: read field by field, and remembered for the next one. */
    private final class Unexpected {
        private final Layouts layouts;
        private final String type;
        private final Layouts.@Nullable Layout before;
        private final @Nullable String firstId;
        private final List<String> names = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();
        private final List<Layouts> nested = new ArrayList<>();
        private final List<FieldKind> fieldKinds = new ArrayList<>();
        private boolean hasId;

        Unexpected(Layouts layouts, Layouts.@Nullable Layout before, String type, @Nullable String firstId) {
            this.layouts = layouts;
            this.type = type;
            this.before = before;
            this.firstId = firstId;
        }

        /** A record that agreed with {@code before} up to a field. */
        Unexpected(
                Layouts layouts, Layouts.Layout before, @Nullable Object[] read, int agreed, @Nullable String firstId)
                throws IOException {
            this(layouts, before, before.shape.type(), firstId);
            for (int i = before.leadingId ? 1 : 0; i < agreed; i++) {
                add(before.shape.name(i), before.kinds[i], read[i], before.nested(i));
            }
        }

        /** Reads on from the field that is the current element, if there is {@code more}. */
        SObject rest(boolean first) throws IOException {
            Map<String, FieldKind> known = kinds.of(type);
            boolean more = first;
            while (more) {
                String name = xml.local();
                Layouts below = before == null ? new Layouts() : before.nested(name);
                if (xml.type() == null && isNew(known, name) && describedAnew.add(type)) {
                    known = kinds.anew(type);
                }
                FieldKind kind = Layouts.kind(known, name);
                add(name, kind, value(kind, below), below);
                more = xml.nextChild();
            }
            boolean leadingId = firstId != null && !hasId;
            if (leadingId) {
                names.add(0, "Id");
                values.add(0, firstId);
                nested.add(0, new Layouts());
                fieldKinds.add(0, FieldKind.TEXT);
            }
            Layouts.Layout learnt =
                    new Layouts.Layout(shape(), leadingId, fieldKinds.toArray(FieldKind[]::new), nested);
            return layouts.learn(learnt).shape.record(values.toArray());
        }

        /** A field that the describe does not know yet. Parents and children are no fields; nil tells nothing. */
        private boolean isNew(Map<String, FieldKind> known, String name) {
            return !known.isEmpty() && !xml.isNil() && !known.containsKey(name.toLowerCase(Locale.ROOT));
        }

        private RecordShape shape() throws XmlException {
            try {
                return RecordShape.of(type, names);
            } catch (IllegalArgumentException e) {
                throw new XmlException("a record with a field twice");
            }
        }

        private void add(String name, FieldKind kind, @Nullable Object value, Layouts below) throws XmlException {
            if (names.size() == MOST_FIELDS) {
                throw XmlException.hostile("a record with more fields than any object has");
            }
            hasId |= name.equals("Id");
            names.add(name);
            values.add(value);
            nested.add(below);
            fieldKinds.add(kind);
        }
    }
}
