package io.sfsdk.testkit.describe;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells page layouts: one for each object, with all fields that can be written in one section, whatever the record type. Shape as
 * documented, not observed.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_layouts.htm">sObject Layouts</a>
 */
public final class LayoutWriter {
    private final DescribeWriter describes;

    /** @param servicePath the prefix of urls, for example {@code /services/data/v66.0} */
    public LayoutWriter(String servicePath) {
        this.describes = new DescribeWriter(servicePath);
    }

    /** The whole answer of {@code GET /sobjects/Account/describe/layouts}. */
    public Map<String, @Nullable Object> all(ObjectType type, List<RecordTypeInfo> recordTypes) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("layouts", List.of(layout(type)));
        all.put("recordTypeMappings", mappings(type, recordTypes));
        all.put("recordTypeSelectorRequired", List.of(!recordTypes.isEmpty()));
        return all;
    }

    private List<Map<String, @Nullable Object>> mappings(ObjectType type, List<RecordTypeInfo> recordTypes) {
        List<Map<String, @Nullable Object>> mappings = describes.recordTypes(type, recordTypes);
        mappings.forEach(mapping -> {
            mapping.put("layoutId", id(type));
            mapping.put("picklistsForRecordType", List.of());
        });
        return mappings;
    }

    /** The whole answer of {@code GET /sobjects/Account/describe/layouts/012000000000000AAA}. */
    public Map<String, @Nullable Object> layout(ObjectType type) {
        List<Map<String, @Nullable Object>> sections = List.of(section(type));
        Map<String, @Nullable Object> layout = new LinkedHashMap<>();
        layout.put("buttonLayoutSection", null);
        layout.put("detailLayoutSections", sections);
        layout.put("editLayoutSections", sections);
        layout.put("feedView", null);
        layout.put("highlightsPanelLayoutSection", null);
        layout.put("id", id(type));
        layout.put("multirowEditLayoutSections", List.of());
        layout.put("offlineLinks", List.of());
        layout.put("quickActionList", null);
        layout.put("relatedContent", null);
        layout.put("relatedLists", List.of());
        layout.put("saveOptions", List.of());
        return layout;
    }

    /** Layouts are no records here; their id is made of the object's prefix. */
    private static String id(ObjectType type) {
        return "00hTK0000000" + type.keyPrefix() + "AAA";
    }

    private static Map<String, @Nullable Object> section(ObjectType type) {
        List<Map<String, @Nullable Object>> rows = type.fields().stream()
                .filter(field -> field.createable() || field.updateable())
                .map(LayoutWriter::row)
                .toList();
        Map<String, @Nullable Object> section = new LinkedHashMap<>();
        section.put("columns", 1);
        section.put("heading", type.label() + " Information");
        section.put("layoutRows", rows);
        section.put("rows", rows.size());
        section.put("tabOrder", "TopToBottom");
        section.put("useCollapsibleSection", false);
        section.put("useHeading", true);
        return section;
    }

    private static Map<String, @Nullable Object> row(Field field) {
        Map<String, @Nullable Object> component = new LinkedHashMap<>();
        component.put("details", new FieldDescribe(field).toMap());
        component.put("displayLines", 1);
        component.put("tabOrder", 1);
        component.put("type", "Field");
        component.put("value", field.name());
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("editableForNew", field.createable());
        item.put("editableForUpdate", field.updateable());
        item.put("label", field.label());
        item.put("layoutComponents", List.of(component));
        item.put("placeholder", false);
        item.put("required", field.required());
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("layoutItems", List.of(item));
        row.put("numItems", 1);
        return row;
    }
}
