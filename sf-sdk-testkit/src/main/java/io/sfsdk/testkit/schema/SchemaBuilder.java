package io.sfsdk.testkit.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts a schema together, usually the standard one and some custom objects and fields:
 *
 * <pre>{@code
 * Schema schema = SchemaBuilder.standard()
 *         .field("Account", Field.builder("Rank__c", FieldType.INT))
 *         .customObject("Invoice__c", "Invoice", Field.builder("Total__c", FieldType.CURRENCY))
 *         .build();
 * }</pre>
 */
public final class SchemaBuilder {
    private final Map<String, ObjectBuilder> objects = new LinkedHashMap<>();

    private SchemaBuilder() {}

    /** No object at all. */
    public static SchemaBuilder empty() {
        return new SchemaBuilder();
    }

    /** The standard objects, with {@code External_Id__c} on Account and Contact. */
    public static SchemaBuilder standard() {
        return from(StandardSchema.load());
    }

    /** All of an existing schema. */
    public static SchemaBuilder from(Schema schema) {
        SchemaBuilder builder = new SchemaBuilder();
        schema.objects().forEach(type -> builder.object(ObjectBuilder.from(type)));
        return builder;
    }

    /** Adds an object or replaces one of the same name. */
    public SchemaBuilder object(ObjectBuilder object) {
        objects.put(key(object.name()), object);
        return this;
    }

    /**
     * Adds a custom object with Name (80 characters), OwnerId and the system fields before these; its ids begin with
     * {@code a00}, {@code a01} and so on.
     */
    public SchemaBuilder customObject(String name, String label, FieldBuilder... fields) {
        ObjectBuilder object = ObjectBuilder.custom(name, label, nextCustomPrefix());
        Arrays.stream(fields).forEach(object::field);
        return object(object);
    }

    /** Adds fields to an object, replacing those of the same name. */
    public SchemaBuilder field(String object, FieldBuilder... fields) {
        Arrays.stream(fields).forEach(existing(object)::field);
        return this;
    }

    /** Changes an object in place. */
    public SchemaBuilder change(String object, Consumer<ObjectBuilder> change) {
        change.accept(existing(object));
        return this;
    }

    /** Takes a field away. */
    public SchemaBuilder removeField(String object, String field) {
        existing(object).remove(field);
        return this;
    }

    /**
     * Switches several currencies on: every object gets {@code CurrencyIsoCode}, users a currency of their own, and the object
     * {@code CurrencyType} has a rate for each, at first 1. SOQL's {@code convertCurrency} then converts. Call it when all objects are
     * there.
     *
     * @param corporate the currency of records that name none, for example {@code USD}
     */
    public SchemaBuilder multiCurrency(String corporate, String... others) {
        Currencies currencies = new Currencies(corporate, others);
        objects.values().forEach(currencies::addTo);
        return object(currencies.object());
    }

    /**
     * The schema as put together.
     *
     * @throws IllegalArgumentException if two objects share a key prefix or a reference points nowhere
     */
    public Schema build() {
        return FixedSchema.of(new ArrayList<>(objects.values()));
    }

    private ObjectBuilder existing(String object) {
        ObjectBuilder found = objects.get(key(object));
        if (found == null) {
            throw new IllegalArgumentException("no object " + object);
        }
        return found;
    }

    boolean contains(String object) {
        return objects.containsKey(key(object));
    }

    String nextCustomPrefix() {
        List<String> taken =
                objects.values().stream().map(ObjectBuilder::keyPrefix).toList();
        int number = 0;
        while (taken.contains(customPrefix(number))) {
            number++;
        }
        return customPrefix(number);
    }

    private static String customPrefix(int number) {
        return "a" + String.format(Locale.ROOT, "%02d", number);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
