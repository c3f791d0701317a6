package io.sfsdk.testkit.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescribeWriterTest {
    private final DescribeWriter writer = new DescribeWriter("/services/data/v66.0");
    private final Schema schema = SchemaBuilder.standard().build();
    private final ObjectType account = schema.object("Account").orElseThrow();

    @SuppressWarnings("unchecked") // describe answers are maps by construction
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private Map<String, Object> field(String name) {
        return ((List<?>) writer.object(account).get("fields"))
                .stream()
                        .map(DescribeWriterTest::map)
                        .filter(field -> name.equals(field.get("name")))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void anElementHasTheRecordedKeysInAlphabeticalOrder() {
        assertThat(writer.element(account).keySet())
                .containsExactly(
                        "activateable",
                        "associateEntityType",
                        "associateParentEntity",
                        "createable",
                        "custom",
                        "customSetting",
                        "deepCloneable",
                        "deletable",
                        "deprecatedAndHidden",
                        "feedEnabled",
                        "hasSubtypes",
                        "isInterface",
                        "isSubtype",
                        "keyPrefix",
                        "label",
                        "labelPlural",
                        "layoutable",
                        "mergeable",
                        "mruEnabled",
                        "name",
                        "queryable",
                        "replicateable",
                        "retrieveable",
                        "searchable",
                        "triggerable",
                        "undeletable",
                        "updateable",
                        "urls");
    }

    @Test
    void anObjectAddsItsOwnKeys() {
        assertThat(writer.object(account).keySet())
                .isSubsetOf(writer.object(account).keySet().stream().sorted().toList())
                .contains(
                        "actionOverrides",
                        "childRelationships",
                        "compactLayoutable",
                        "fields",
                        "recordTypeInfos",
                        "sobjectDescribeOption",
                        "supportedScopes")
                .hasSize(45);
    }

    @Test
    void aFieldHasTheRecordedKeys() {
        assertThat(field("Industry").keySet())
                .containsExactly(
                        "aggregatable",
                        "aiPredictionField",
                        "autoNumber",
                        "byteLength",
                        "calculated",
                        "calculatedFormula",
                        "cascadeDelete",
                        "caseSensitive",
                        "compoundFieldName",
                        "controllerName",
                        "createable",
                        "custom",
                        "defaultValue",
                        "defaultValueFormula",
                        "defaultedOnCreate",
                        "dependentPicklist",
                        "deprecatedAndHidden",
                        "digits",
                        "displayLocationInDecimal",
                        "encrypted",
                        "externalId",
                        "extraTypeInfo",
                        "filterable",
                        "filteredLookupInfo",
                        "formulaTreatNullNumberAsZero",
                        "groupable",
                        "highScaleNumber",
                        "htmlFormatted",
                        "idLookup",
                        "inlineHelpText",
                        "label",
                        "length",
                        "mask",
                        "maskType",
                        "name",
                        "nameField",
                        "namePointing",
                        "nillable",
                        "permissionable",
                        "picklistValues",
                        "polymorphicForeignKey",
                        "precision",
                        "queryByDistance",
                        "referenceTargetField",
                        "referenceTo",
                        "relationshipName",
                        "relationshipOrder",
                        "restrictedDelete",
                        "restrictedPicklist",
                        "scale",
                        "searchPrefilterable",
                        "soapType",
                        "sortable",
                        "type",
                        "unique",
                        "updateable",
                        "writeRequiresMasterRead");
    }

    @Test
    void valuesAreThoseOfRealDescribes() {
        assertThat(field("Id"))
                .containsEntry("soapType", "tns:ID")
                .containsEntry("byteLength", 18)
                .containsEntry("nillable", false)
                .containsEntry("defaultedOnCreate", true);
        assertThat(field("Name"))
                .containsEntry("byteLength", 765)
                .containsEntry("compoundFieldName", "Name")
                .containsEntry("defaultedOnCreate", false)
                .containsEntry("permissionable", false);
        assertThat(field("NumberOfEmployees"))
                .containsEntry("digits", 8)
                .containsEntry("precision", 0)
                .containsEntry("soapType", "xsd:int");
        assertThat(field("BillingAddress"))
                .containsEntry("soapType", "urn:address")
                .containsEntry("aggregatable", false);
        assertThat(field("IsDeleted")).containsEntry("defaultValue", false);
        assertThat(field("External_Id__c")).containsEntry("idLookup", true).containsEntry("custom", true);
    }

    @Test
    void theGlobalDescribeListsAllObjects() {
        Map<String, Object> global = map(writer.global(schema));

        assertThat(global.keySet()).containsExactly("encoding", "maxBatchSize", "sobjects");
        assertThat((List<?>) global.get("sobjects")).hasSameSizeAs(schema.objects());
        Map<String, Object> urls =
                map(map(((List<?>) global.get("sobjects")).get(0)).get("urls"));
        assertThat(urls).containsEntry("rowTemplate", "/services/data/v66.0/sobjects/Account/{ID}");
    }

    @Test
    void childrenAndTheMasterRecordTypeAreTold() {
        Map<String, Object> object = map(writer.object(account));

        assertThat((List<?>) object.get("childRelationships"))
                .anySatisfy(child -> assertThat(map(child))
                        .containsEntry("relationshipName", "Contacts")
                        .containsEntry("childSObject", "Contact")
                        .containsEntry("cascadeDelete", true));
        assertThat(map(((List<?>) object.get("recordTypeInfos")).get(0)))
                .containsEntry("recordTypeId", "012000000000000AAA");
    }
}
