package io.sfsdk.testkit.describe;

import io.sfsdk.testkit.schema.ChildRelationship;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells objects as the describe resources do: values are maps, lists, strings, numbers, booleans and null, in wire order. Stateless and safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm">sObject Describe</a>
 */
public final class DescribeWriter {
    private final String sobjects;

    /**
     * A writer for one API version.
     *
     * @param servicePath the prefix of urls, for example {@code /services/data/v66.0}
     */
    public DescribeWriter(String servicePath) {
        this.sobjects = servicePath + "/sobjects/";
    }

    /** The whole answer of {@code GET /sobjects}. */
    public Map<String, @Nullable Object> global(Schema schema) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("encoding", "UTF-8");
        answer.put("maxBatchSize", 200);
        answer.put("sobjects", schema.objects().stream().map(this::element).toList());
        return answer;
    }

    /** One element of {@code sobjects}, also {@code objectDescribe} of {@code GET /sobjects/Account}. */
    public Map<String, @Nullable Object> element(ObjectType type) {
        Map<String, @Nullable Object> element = new TreeMap<>();
        List.of(
                        "activateable",
                        "customSetting",
                        "deepCloneable",
                        "deprecatedAndHidden",
                        "hasSubtypes",
                        "isInterface",
                        "isSubtype")
                .forEach(key -> element.put(key, false));
        element.put("associateEntityType", null);
        element.put("associateParentEntity", null);
        element.put("custom", type.isCustom());
        element.put("keyPrefix", type.keyPrefix());
        element.put("label", type.label());
        element.put("labelPlural", type.labelPlural());
        element.put("name", type.name());
        element.put("replicateable", type.isReplicateable());
        element.putAll(Traits.of(type));
        element.put("urls", urls(type));
        return element;
    }

    /** The whole answer of {@code GET /sobjects/Account/describe} where the object has no record types. */
    public Map<String, @Nullable Object> object(ObjectType type) {
        return object(type, List.of());
    }

    /** The whole answer of {@code GET /sobjects/Account/describe}. */
    public Map<String, @Nullable Object> object(ObjectType type, List<RecordTypeInfo> recordTypes) {
        Map<String, @Nullable Object> object = new TreeMap<>(element(type));
        List.of("defaultImplementation", "extendedBy", "extendsInterfaces", "implementedBy", "implementsInterfaces")
                .forEach(key -> object.put(key, null));
        List.of("listviewable", "lookupLayoutable", "networkScopeFieldName").forEach(key -> object.put(key, null));
        object.put("actionOverrides", List.of());
        object.put("childRelationships", children(type));
        object.put("compactLayoutable", true);
        object.put("fields", fields(type));
        object.put("namedLayoutInfos", List.of());
        object.put(
                "recordTypeInfos",
                Stream.concat(recordTypes.stream(), Stream.of(RecordTypeInfo.MASTER))
                        .map(info -> recordType(type, info))
                        .toList());
        object.put("searchLayoutable", true);
        object.put("sobjectDescribeOption", "FULL");
        object.put("supportedScopes", scopes(type));
        return object;
    }

    private static List<Map<String, @Nullable Object>> fields(ObjectType type) {
        return type.fields().stream()
                .map(field -> new FieldDescribe(field).toMap())
                .toList();
    }

    private static List<Map<String, @Nullable Object>> children(ObjectType type) {
        return type.childRelationships().stream().map(DescribeWriter::child).toList();
    }

    private static Map<String, @Nullable Object> child(ChildRelationship end) {
        Map<String, @Nullable Object> child = new LinkedHashMap<>();
        child.put("cascadeDelete", end.cascadeDelete());
        child.put("childSObject", end.childObject());
        child.put("deprecatedAndHidden", false);
        child.put("field", end.field());
        child.put("junctionIdListNames", List.of());
        child.put("junctionReferenceTo", List.of());
        child.put("relationshipName", end.name());
        child.put("restrictedDelete", end.restrictedDelete());
        return child;
    }

    private Map<String, @Nullable Object> recordType(ObjectType type, RecordTypeInfo info) {
        boolean isMaster = info.equals(RecordTypeInfo.MASTER);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("active", info.active());
        map.put("available", info.active());
        map.put("defaultRecordTypeMapping", isMaster);
        map.put("developerName", info.developerName());
        map.put("master", isMaster);
        map.put("name", info.name());
        map.put("recordTypeId", info.id());
        map.put("urls", Map.of("layout", sobjects + type.name() + "/describe/layouts/" + info.id()));
        return map;
    }

    private static List<Map<String, String>> scopes(ObjectType type) {
        if (type.field("OwnerId").isEmpty()) {
            return List.of();
        }
        String plural = type.labelPlural().toLowerCase(Locale.ROOT);
        return List.of(scope("All " + plural, "everything"), scope("My " + plural, "mine"));
    }

    private static Map<String, String> scope(String label, String name) {
        Map<String, String> scope = new LinkedHashMap<>();
        scope.put("label", label);
        scope.put("name", name);
        return scope;
    }

    private Map<String, String> urls(ObjectType type) {
        String object = sobjects + type.name();
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("compactLayouts", object + "/describe/compactLayouts");
        urls.put("rowTemplate", object + "/{ID}");
        urls.put("approvalLayouts", object + "/describe/approvalLayouts");
        urls.put("listviews", object + "/listviews");
        urls.put("describe", object + "/describe");
        urls.put("quickActions", object + "/quickActions");
        urls.put("layouts", object + "/describe/layouts");
        urls.put("sobject", object);
        return urls;
    }
}
