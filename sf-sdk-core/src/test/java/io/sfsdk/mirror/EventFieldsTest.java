package io.sfsdk.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.EventContent;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The names and values that queries have, of what events nest and write otherwise. */
class EventFieldsTest {
    private static final ObjectSchema CONTACT = new ObjectSchema(
            "Contact",
            true,
            List.of(
                    field("Name", "string"),
                    field("FirstName", "string"),
                    field("MailingCity", "string"),
                    field("MailingStreet", "textarea"),
                    field("MailingAddress", "address"),
                    field("Place__Latitude__s", "double"),
                    field("Home__City__s", "string"),
                    field("Notes__c", "textarea"),
                    field("Seen__c", "datetime")));

    private final CopiedFields copied = CopiedFields.of(
            CONTACT,
            List.of(
                    "FirstName",
                    "MailingCity",
                    "MailingStreet",
                    "Place__Latitude__s",
                    "Home__City__s",
                    "Notes__c",
                    "Seen__c"));

    @Test
    void partsOfCompoundsHaveTheNamesThatQueriesUse() {
        SObject told = SObject.of("Contact")
                .with("Name", parts("FirstName", "Ann"))
                .with("MailingAddress", parts("City", "Rome"))
                .with("Place__c", parts("Latitude", new BigDecimal("1.5")))
                .with("Home__c", parts("City", "Oslo"));

        EventFields fields = EventFields.of(change(told, List.of(), List.of()), copied);

        assertThat(fields.fields())
                .isEqualTo(SObject.of("Contact")
                        .with("FirstName", "Ann")
                        .with("MailingCity", "Rome")
                        .with("Place__Latitude__s", new BigDecimal("1.5"))
                        .with("Home__City__s", "Oslo"));
        assertThat(fields.isWhole()).isTrue();
    }

    @Test
    void whatTheHeadCallsClearedIsNullAlsoInsideOfACompound() {
        EventFields fields = EventFields.of(
                change(SObject.of("Contact"), List.of("MailingAddress.City", "Notes__c"), List.of()), copied);

        assertThat(fields.fields())
                .isEqualTo(SObject.of("Contact").with("MailingCity", null).with("Notes__c", null));
    }

    @Test
    void aCompoundThatIsNullHasNoPart() {
        SObject told = SObject.of("Contact").with("MailingAddress", null).with("Place__c", null);

        EventFields fields = EventFields.of(change(told, List.of(), List.of()), copied);

        assertThat(fields.fields().names()).contains("MailingCity", "MailingStreet", "Place__Latitude__s");
        assertThat(fields.fields().value("MailingCity")).isNull();
    }

    @Test
    void aDifferenceOfALongTextIsNotItsValue() {
        SObject told = SObject.of("Contact").with("Notes__c", parts("diff", "--- @@ -1 +1"));

        assertThat(EventFields.of(change(told, List.of(), List.of("Notes__c")), copied)
                        .isWhole())
                .isFalse();
    }

    @Test
    void aPersonsNameIsNotMadeOfItsParts() {
        CopiedFields withName = CopiedFields.of(CONTACT, List.of("Name"));
        SObject told = SObject.of("Contact").with("Name", parts("FirstName", "Ann"));

        assertThat(EventFields.of(change(told, List.of(), List.of()), withName).isWhole())
                .isFalse();
    }

    @Test
    void aMomentIsWrittenAsAQueryWritesItAndATextThatLooksLikeOneIsLeft() {
        SObject told = SObject.of("Contact")
                .with("Seen__c", "2026-03-01T08:00:00.000Z")
                .with("Notes__c", "2026-03-01T08:00:00.000Z");

        SObject fields =
                EventFields.of(change(told, List.of(), List.of()), copied).fields();

        assertThat(fields.text("Seen__c")).contains("2026-03-01T08:00:00.000+0000");
        assertThat(fields.text("Notes__c")).contains("2026-03-01T08:00:00.000Z");
    }

    @Test
    void whatEventsNeverTellIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CopiedFields.check(List.of("FirstName", "Account.Name")))
                .withMessageContaining("Account.Name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CopiedFields.check(List.of("lastactivitydate")))
                .withMessageContaining("lastactivitydate");
    }

    @Test
    void aFieldThatIsNotThereOrHasPartsIsRefusedByName() {
        assertThatThrownBy(() -> CopiedFields.of(CONTACT, List.of("Nothing__c")))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("Nothing__c");
        assertThatThrownBy(() -> CopiedFields.of(CONTACT, List.of("MailingAddress")))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("copy its parts");
    }

    private static SchemaField field(String name, String type) {
        return new SchemaField(name, type, false, List.of(), null);
    }

    private static Compound parts(String name, @Nullable Object value) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put(name, value);
        return new Compound(parts);
    }

    private static EventContent.Change change(SObject fields, List<String> nulled, List<String> diffs) {
        ChangeEventHeader header = new ChangeEventHeader(
                "Contact",
                List.of("003TK00000AAAAbYAP"),
                ChangeType.UPDATE,
                "",
                "1",
                1,
                Instant.EPOCH,
                1,
                "005",
                List.of(),
                nulled,
                diffs);
        return new EventContent.Change(header, fields, null);
    }
}
