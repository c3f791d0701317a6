package io.sfsdk.soap;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a field's text stands for. SOAP does not say; describe does. */
enum FieldKind {
    TEXT {
        @Override
        @Nullable
        Object read(XmlReader xml) throws IOException {
            return xml.text();
        }
    },
    NUMBER {
        @Override
        @Nullable
        Object read(XmlReader xml) throws IOException {
            return xml.decimal();
        }
    },
    BOOLEAN {
        @Override
        @Nullable
        Object read(XmlReader xml) throws IOException {
            return xml.bool();
        }
    },
    MOMENT {
        @Override
        @Nullable
        Object read(XmlReader xml) throws IOException {
            return xml.moment();
        }
    },

    /** Nobody told; the value may say itself, as results of aggregate functions do. */
    UNKNOWN {
        @Override
        @Nullable
        Object read(XmlReader xml) throws IOException {
            return ofXsd(xml.type()).read(xml);
        }
    };

    /** The current element's value, read to its end; null if it has children. */
    abstract @Nullable Object read(XmlReader xml) throws IOException;

    /**
     * By the word of a describe.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/field_types.htm">SOAP API Developer Guide, Field
     *     Types</a>
     */
    static FieldKind ofDescribe(String type) {
        return switch (type) {
            case "boolean" -> BOOLEAN;
            case "int", "double", "currency", "percent", "long" -> NUMBER;
            case "datetime" -> MOMENT;
            case "anyType" -> UNKNOWN;
            default -> TEXT;
        };
    }

    private static FieldKind ofXsd(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "boolean" -> BOOLEAN;
            case "int", "double", "decimal", "long", "short", "float", "integer" -> NUMBER;
            case "dateTime" -> MOMENT;
            default -> TEXT;
        };
    }
}
