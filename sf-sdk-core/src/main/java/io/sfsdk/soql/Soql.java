package io.sfsdk.soql;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes queries into which no value can be smuggled: values come as binds or through the builder, never as text.
 *
 * <pre>{@code
 * Soql.bind("SELECT Id FROM Account WHERE Industry = :industry AND Id IN :ids", Map.of("industry", "Energy", "ids", ids));
 * Soql.select("Id", "Name").from("Account").where(Soql.field("Name").eq(name)).orderBy("Id").build();
 * }</pre>
 */
public final class Soql {
    private Soql() {}

    /**
     * Puts values in place of {@code :name}. A colon inside a quoted text or a comment is no bind, nor is one before a digit.
     *
     * @param template a constant of the program; what is joined into it from data is not protected
     * @param binds {@code String}, a number, {@code Boolean}, {@code Instant} (cut to milliseconds), {@code OffsetDateTime}, {@code
     *     ZonedDateTime}, {@code LocalDate}, {@code LocalTime}, {@code RecordId}, {@link LikePattern}, null after {@code =} and
     *     {@code !=}, or a collection of values after {@code IN}. A {@code String} after {@code LIKE} is a pattern whose {@code
     *     %} and {@code _} are wildcards.
     * @throws IllegalArgumentException naming the bind, if it has no value or no place, is an empty collection, or is of another
     *     type
     */
    public static SoqlQuery bind(String template, Map<String, ? extends @Nullable Object> binds) {
        return new SoqlQuery(new SoqlTemplate(template, binds).filled());
    }

    /**
     * A query that is complete as it stands.
     *
     * @param constant a constant of the program, never text made of data
     * @throws IllegalArgumentException if it has a bind
     */
    public static SoqlQuery text(String constant) {
        return bind(constant, Map.of());
    }

    /**
     * The queries it takes to ask for a list of any length: as few as the org's 100,000 characters allow, each row an answer to
     * one of them only. For {@code RestApi.query(List)}.
     *
     * @param template as for {@link #bind}, with {@code WHERE Field IN :list}, alone or joined by AND. No order, limit, offset,
     *     grouping or aggregate: they would speak of one part's rows and look as if they spoke of all
     * @param list the bind whose collection is split; it may hold a value twice
     * @throws IllegalArgumentException if the query cannot be split so, saying why
     */
    public static List<SoqlQuery> split(String template, Map<String, ? extends @Nullable Object> binds, String list) {
        return new SoqlSplit(template, binds, list).queries();
    }

    /**
     * A value as SOQL writes it, for code that composes queries in its own way.
     *
     * @param value as for {@link #bind}; a collection becomes a list in brackets
     */
    public static String literal(@Nullable Object value) {
        return value instanceof Collection<?> values
                ? "(" + SoqlLiterals.elements(values) + ")"
                : SoqlLiterals.of(value);
    }

    /** Starts a query of fields, of this object or by dots of its parents. */
    public static Selection select(String... fields) {
        return new Selection(List.of(fields));
    }

    /** A field to compare. */
    public static SoqlField field(String name) {
        return new SoqlField(name);
    }

    /** Fields that still need an object. */
    public static final class Selection {
        private final List<String> fields;

        private Selection(List<String> fields) {
            this.fields = fields;
        }

        public SoqlSelect from(String sobject) {
            return SoqlSelect.of(fields, sobject);
        }
    }
}
