package io.sfsdk.testkit.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes one {@link Field}. Unless told otherwise a field is as one just added to a new org: optional, writable, with the type's usual length, and filterable, sortable and groupable as its type allows.
 */
public final class FieldBuilder {
    private final String name;
    private final FieldType type;
    private String label;
    private int length;
    private int precision;
    private int scale;
    private boolean nillable;
    private boolean required;
    private boolean createable;
    private boolean updateable;
    private boolean filterable;
    private boolean sortable;
    private boolean groupable;
    private boolean unique;
    private boolean caseSensitive;
    private boolean externalId;
    private boolean idLookup;
    private boolean calculated;
    private boolean autoNumber;
    private boolean nameField;
    private boolean restrictedPicklist;
    private boolean cascadeDelete;
    private boolean restrictedDelete;
    private @Nullable String extraTypeInfo;
    private List<PicklistValue> picklistValues = List.of();
    private List<String> referenceTo = List.of();
    private @Nullable String relationshipName;
    private @Nullable String childRelationshipName;
    private @Nullable String compound;
    private @Nullable Object defaultValue;
    private @Nullable String formula;

    FieldBuilder(String name, FieldType type) {
        this.name = name;
        this.type = type;
        this.label = labelOf(name);
        TypeDefaults defaults = TypeDefaults.of(type);
        this.length = defaults.length();
        this.precision = defaults.precision();
        this.scale = defaults.scale();
        this.filterable = defaults.filterable();
        this.sortable = defaults.sortable();
        this.groupable = defaults.groupable();
        this.extraTypeInfo = defaults.extraTypeInfo();
        this.nillable = type != FieldType.BOOLEAN && type != FieldType.ID;
        this.createable = defaults.writable();
        this.updateable = defaults.writable();
        this.defaultValue = type == FieldType.BOOLEAN ? false : null;
    }

    static String labelOf(String name) {
        return name.endsWith("__c") ? name.substring(0, name.length() - 3).replace('_', ' ') : name;
    }

    /** The name people see; default: the API name without {@code __c} and underscores. */
    public FieldBuilder label(String text) {
        this.label = text;
        return this;
    }

    /** Most characters; a text area over 255 can no longer be filtered, sorted or grouped. */
    public FieldBuilder length(int characters) {
        this.length = characters;
        if (characters > 255) {
            this.filterable = false;
            this.sortable = false;
            this.groupable = false;
        }
        return this;
    }

    /** Digits of a number in all, and those right of the point. */
    public FieldBuilder digits(int all, int right) {
        this.precision = all;
        this.scale = right;
        return this;
    }

    /** Refuses empty values. */
    public FieldBuilder required() {
        this.required = true;
        this.nillable = false;
        return this;
    }

    /** Never empty, but filled in by the platform where a record leaves it out. */
    public FieldBuilder filledIn() {
        this.nillable = false;
        return this;
    }

    /** Cannot be written by anybody. */
    public FieldBuilder readOnly() {
        this.createable = false;
        this.updateable = false;
        return this;
    }

    /** Can be written on create only, as the parent of a master-detail relationship. */
    public FieldBuilder createOnly() {
        this.updateable = false;
        return this;
    }

    /** Cannot be used in WHERE. */
    public FieldBuilder notFilterable() {
        this.filterable = false;
        return this;
    }

    /** Cannot be used in ORDER BY. */
    public FieldBuilder notSortable() {
        this.sortable = false;
        return this;
    }

    /** Cannot be used in GROUP BY. */
    public FieldBuilder notGroupable() {
        this.groupable = false;
        return this;
    }

    /** Refuses a value another record has. */
    public FieldBuilder unique() {
        this.unique = true;
        return this;
    }

    /** Values that differ in case only are different. */
    public FieldBuilder caseSensitive() {
        this.caseSensitive = true;
        return this;
    }

    /** Upserts may name records by it. */
    public FieldBuilder externalId() {
        this.externalId = true;
        this.idLookup = true;
        return this;
    }

    /** Upserts may name records by it though it is no external id, like a contact's Email. */
    public FieldBuilder idLookup() {
        this.idLookup = true;
        return this;
    }

    /**
     * Computes the value whenever the record is read, so that it changes without a stamp: {@code TODAY() - DATEVALUE(CreatedDate)},
     * {@code IF(ISBLANK(ParentId), "top", Parent.Name)}. Knows operators {@code + - * / & = <> < > <= >= && ||}, fields of the record
     * and its parents, and {@code TODAY NOW IF AND OR NOT ISBLANK BLANKVALUE CASE TEXT VALUE LEN UPPER LOWER LEFT RIGHT CONTAINS BEGINS
     * ROUND FLOOR CEILING ABS MIN MAX MOD YEAR MONTH DAY DATE DATEVALUE}. An org with another formula does not start.
     */
    public FieldBuilder formula(String text) {
        this.formula = text;
        return calculated();
    }

    /** A formula or roll-up whose value never changes by itself: read only. */
    public FieldBuilder calculated() {
        this.calculated = true;
        return readOnly();
    }

    /** Numbered by the platform; the format is like {@code A-{0000}}. */
    public FieldBuilder autoNumber(String format) {
        this.autoNumber = true;
        this.nillable = false;
        this.defaultValue = format;
        return readOnly();
    }

    /** The field that names the record. */
    public FieldBuilder nameField() {
        this.nameField = true;
        return this;
    }

    /** Values of a picklist, in order. */
    public FieldBuilder values(List<PicklistValue> values) {
        this.picklistValues = List.copyOf(values);
        return this;
    }

    /** Active values of a picklist, in order. */
    public FieldBuilder values(String... values) {
        return values(List.of(values).stream().map(PicklistValue::of).toList());
    }

    /** Refuses values that are not listed. */
    public FieldBuilder restricted() {
        this.restrictedPicklist = true;
        return this;
    }

    /**
     * Points a reference at its parents.
     *
     * @param relationship the parent's name in SOQL; null if it has none
     * @param childRelationship the children's name in a subquery of the parent; null if they have none
     * @param objects one or, for a polymorphic reference, several
     */
    public FieldBuilder to(@Nullable String relationship, @Nullable String childRelationship, String... objects) {
        this.relationshipName = relationship;
        this.childRelationshipName = childRelationship;
        this.referenceTo = new ArrayList<>(List.of(objects));
        return this;
    }

    /** Deleting the parent deletes the record. */
    public FieldBuilder cascadeDelete() {
        this.cascadeDelete = true;
        return this;
    }

    /** The parent cannot be deleted while the record exists. */
    public FieldBuilder restrictedDelete() {
        this.restrictedDelete = true;
        return this;
    }

    /** What a describe adds to the type. */
    public FieldBuilder extraTypeInfo(String info) {
        this.extraTypeInfo = info;
        return this;
    }

    /** Makes the field a part of an address, a location or a person's name. */
    public FieldBuilder partOf(String compoundField) {
        this.compound = compoundField;
        return this;
    }

    /** The value of a created record that leaves the field out. */
    public FieldBuilder defaultsTo(Object value) {
        this.defaultValue = value;
        return this;
    }

    /** The field as described. */
    public Field build() {
        return new Field(
                name,
                label,
                type,
                length,
                precision,
                scale,
                nillable,
                required,
                createable,
                updateable,
                filterable,
                sortable,
                groupable,
                unique,
                caseSensitive,
                externalId,
                idLookup,
                name.endsWith("__c"),
                calculated,
                autoNumber,
                nameField,
                restrictedPicklist,
                cascadeDelete,
                restrictedDelete,
                extraTypeInfo,
                picklistValues,
                referenceTo,
                relationshipName,
                childRelationshipName,
                compound,
                defaultValue,
                formula);
    }
}
