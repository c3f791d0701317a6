package io.sfsdk.testkit.describe;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.PicklistValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One element of {@code fields}. */
final class FieldDescribe {
    private static final List<String> ALWAYS_FALSE = List.of(
            "aiPredictionField",
            "dependentPicklist",
            "deprecatedAndHidden",
            "displayLocationInDecimal",
            "formulaTreatNullNumberAsZero",
            "highScaleNumber",
            "searchPrefilterable",
            "writeRequiresMasterRead");
    private static final List<String> ALWAYS_NULL = List.of(
            "controllerName",
            "defaultValueFormula",
            "filteredLookupInfo",
            "inlineHelpText",
            "mask",
            "maskType",
            "referenceTargetField");

    private final Field field;

    FieldDescribe(Field field) {
        this.field = field;
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new TreeMap<>();
        ALWAYS_FALSE.forEach(key -> map.put(key, false));
        ALWAYS_NULL.forEach(key -> map.put(key, null));
        names(map);
        sizes(map);
        access(map);
        kind(map);
        relationship(map);
        return map;
    }

    private void names(Map<String, @Nullable Object> map) {
        boolean switchableName = "switchablepersonname".equals(field.extraTypeInfo());
        map.put("compoundFieldName", switchableName ? field.name() : field.compound());
        map.put("label", field.label());
        map.put("name", field.name());
        map.put("nameField", field.nameField());
    }

    private void sizes(Map<String, @Nullable Object> map) {
        boolean whole = field.type().isWhole();
        map.put("byteLength", isId() ? field.length() : field.length() * 3);
        map.put("digits", whole ? field.precision() : 0);
        map.put("length", field.length());
        map.put("precision", whole ? 0 : field.precision());
        map.put("scale", field.scale());
    }

    private void access(Map<String, @Nullable Object> map) {
        map.put("aggregatable", isAggregatable());
        map.put("createable", field.createable());
        map.put("defaultedOnCreate", isDefaultedOnCreate());
        map.put("filterable", field.filterable());
        map.put("groupable", field.groupable());
        map.put("idLookup", field.idLookup());
        map.put("nillable", field.nillable());
        map.put("permissionable", isPermissionable());
        map.put("sortable", field.sortable());
        map.put("updateable", field.updateable());
    }

    private void kind(Map<String, @Nullable Object> map) {
        map.put("autoNumber", field.autoNumber());
        map.put("calculated", field.calculated());
        map.put("calculatedFormula", field.formula());
        map.put("caseSensitive", field.caseSensitive());
        map.put("custom", field.custom());
        map.put("defaultValue", defaultValue());
        map.put("encrypted", field.type() == FieldType.ENCRYPTEDSTRING);
        map.put("externalId", field.externalId());
        map.put("extraTypeInfo", field.extraTypeInfo());
        map.put("htmlFormatted", "richtextarea".equals(field.extraTypeInfo()));
        map.put(
                "picklistValues",
                field.picklistValues().stream().map(FieldDescribe::value).toList());
        map.put("queryByDistance", field.type() == FieldType.LOCATION || field.type() == FieldType.ADDRESS);
        map.put("restrictedPicklist", field.restrictedPicklist());
        map.put("soapType", soapType());
        map.put("type", field.type().wireName());
        map.put("unique", field.unique());
    }

    private void relationship(Map<String, @Nullable Object> map) {
        boolean polymorphic = field.referenceTo().size() > 1;
        map.put("cascadeDelete", field.cascadeDelete() && field.custom());
        map.put("namePointing", polymorphic);
        map.put("polymorphicForeignKey", polymorphic);
        map.put("referenceTo", field.referenceTo());
        map.put("relationshipName", field.relationshipName());
        map.put("relationshipOrder", field.custom() && field.cascadeDelete() ? 0 : null);
        map.put("restrictedDelete", field.restrictedDelete() && field.custom());
    }

    private @Nullable Object defaultValue() {
        if (field.type() == FieldType.BOOLEAN) {
            return Boolean.parseBoolean(String.valueOf(field.defaultValue()));
        }
        return field.picklistValues().stream()
                .filter(PicklistValue::defaultValue)
                .map(PicklistValue::value)
                .findFirst()
                .orElse(null);
    }

    private boolean isId() {
        return field.type() == FieldType.ID || field.type() == FieldType.REFERENCE;
    }

    private boolean isAggregatable() {
        return switch (field.type()) {
            case BOOLEAN, ADDRESS, LOCATION, MULTIPICKLIST, BASE64, ENCRYPTEDSTRING -> false;
            default -> field.filterable() || field.groupable();
        };
    }

    private boolean isDefaultedOnCreate() {
        boolean computedName = field.nameField() && !field.createable() && !field.autoNumber();
        boolean filledIn = !field.nillable() && !field.required() && !computedName;
        return filledIn || field.picklistValues().stream().anyMatch(PicklistValue::defaultValue);
    }

    private boolean isPermissionable() {
        boolean writable = field.createable() || field.updateable() || field.type() == FieldType.ADDRESS;
        return field.nillable() && writable && !field.name().equals("RecordTypeId");
    }

    private String soapType() {
        return switch (field.type()) {
            case ID, REFERENCE -> "tns:ID";
            case BOOLEAN -> "xsd:boolean";
            case DATE -> "xsd:date";
            case DATETIME -> "xsd:dateTime";
            case TIME -> "xsd:time";
            case INT -> "xsd:int";
            case LONG -> "xsd:long";
            case DOUBLE, CURRENCY, PERCENT -> "xsd:double";
            case BASE64 -> "xsd:base64Binary";
            case ADDRESS -> "urn:address";
            case LOCATION -> "urn:location";
            default -> "xsd:string";
        };
    }

    private static Map<String, @Nullable Object> value(PicklistValue value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("active", value.active());
        map.put("defaultValue", value.defaultValue());
        map.put("label", value.label());
        map.put("validFor", null);
        map.put("value", value.value());
        return map;
    }
}
