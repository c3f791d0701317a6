package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.EventContent;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Events are written by Avro's own writer, so that our reader is not asked about itself. */
class EventSchemaTest {
    private static final EventSchema INK = EventSchema.parse("ink", Schemata.INK);
    private static final EventSchema ACCOUNT = EventSchema.parse("account", Schemata.ACCOUNT);

    @Test
    void aPlatformEventHasAllItsFieldsAsTheOtherWaysToTheOrgWriteThem() {
        GenericRecord event = new GenericData.Record(INK.avro());
        event.put("CreatedDate", 1652978695951L);
        event.put("CreatedById", "005000000000001AAA");
        event.put("Printer__c", "XZO-5 ü €");
        event.put("Ink__c", 0.2);
        event.put("Pages__c", 7);
        event.put("Due__c", 1653955200000L);
        event.put("At__c", 3_723_004L);
        event.put("Urgent__c", true);

        EventContent.Published read = (EventContent.Published) INK.read(Schemata.bytes(event));

        SObject fields = read.fields();
        assertThat(read.schema()).isEqualTo("ink");
        assertThat(fields.type()).isEqualTo("Low_Ink__e");
        assertThat(fields.instant("CreatedDate")).contains(Instant.parse("2022-05-19T16:44:55.951Z"));
        assertThat(fields.value("CreatedDate")).isEqualTo("2022-05-19T16:44:55.951Z");
        assertThat(fields.text("Printer__c")).contains("XZO-5 ü €");
        assertThat(fields.decimal("Ink__c")).contains(new BigDecimal("0.2"));
        assertThat(fields.decimal("Pages__c")).contains(new BigDecimal(7));
        assertThat(fields.date("Due__c")).contains(LocalDate.parse("2022-05-31"));
        assertThat(fields.value("At__c")).isEqualTo("01:02:03.004Z");
        assertThat(fields.bool("Urgent__c")).contains(true);
        assertThat(fields.has("Note__c")).isTrue();
        assertThat(fields.value("Note__c")).isNull();
    }

    @Test
    void anUpdateHasWhatChangedWithNullForWhatWasCleared() {
        GenericRecord event = change("UPDATE", List.of("0x24", "4-0x03"), List.of("0x20", "4-0x02"));
        event.put("Phone", "555");
        event.put("BillingAddress", Schemata.address(ACCOUNT, "1 Market St", null));

        EventContent.Change read = (EventContent.Change) ACCOUNT.read(Schemata.bytes(event));

        assertThat(read.fields().type()).isEqualTo("Account");
        assertThat(read.fields().names()).containsExactly("Phone", "BillingAddress", "Revenue");
        assertThat(read.fields().value("Phone")).isEqualTo("555");
        assertThat(read.fields().value("Revenue")).isNull();
        assertThat(read.fields().compound("BillingAddress").orElseThrow().parts())
                .containsEntry("Street", "1 Market St")
                .containsEntry("City", null)
                .doesNotContainKey("State");
        assertThat(read.header().changedFields())
                .containsExactly("Phone", "Revenue", "BillingAddress.Street", "BillingAddress.City");
        assertThat(read.header().nulledFields()).containsExactly("Revenue", "BillingAddress.City");
    }

    @Test
    void aPartThatWasClearedIsToldEvenWhereTheWholeIsMissing() {
        GenericRecord event = change("UPDATE", List.of("4-0x02"), List.of("4-0x02"));

        EventContent.Change read = (EventContent.Change) ACCOUNT.read(Schemata.bytes(event));

        assertThat(read.fields().compound("BillingAddress").map(Compound::parts))
                .contains(java.util.Collections.singletonMap("City", null));
    }

    @Test
    void aNewRecordHasWhatIsNotEmptyAndADeletedOneNothing() {
        GenericRecord created = change("CREATE", List.of(), List.of());
        created.put("Name", "Acme");
        GenericRecord deleted = change("DELETE", List.of(), List.of());

        assertThat(ACCOUNT.read(Schemata.bytes(created)).fields())
                .isEqualTo(SObject.of("Account").with("Name", "Acme"));
        assertThat(ACCOUNT.read(Schemata.bytes(deleted)).fields().names()).isEmpty();
    }

    @Test
    void theHeaderIsWholeAndItsCommitNumberExact() {
        GenericRecord event = change("UPDATE", List.of("0x04"), List.of());

        ChangeEventHeader header = ((EventContent.Change) ACCOUNT.read(Schemata.bytes(event))).header();

        assertThat(header.entityName()).isEqualTo("Account");
        assertThat(header.recordIds()).containsExactly("001000000000001AAA", "001000000000002AAA");
        assertThat(header.changeType()).isEqualTo(ChangeType.UPDATE);
        assertThat(header.originClient()).contains("acme");
        assertThat(header.transactionKey()).isEqualTo("0000a1b2-0000-0000-0000-000000000001");
        assertThat(header.sequenceNumber()).isEqualTo(3);
        assertThat(header.commitTimestamp()).isEqualTo(Instant.ofEpochMilli(1714156703000L));
        assertThat(header.commitNumber()).isEqualTo(1709306004367179779L);
        assertThat(header.commitUser()).isEqualTo("005000000000001AAA");
    }

    @Test
    void gapsAndOverflowsAreTheirOwnKind() {
        assertThat(ACCOUNT.read(Schemata.bytes(change("GAP_UPDATE", List.of(), List.of()))))
                .isInstanceOf(EventContent.Gap.class);
        assertThat(ACCOUNT.read(Schemata.bytes(change("GAP_OVERFLOW", List.of(), List.of()))))
                .isInstanceOf(EventContent.Overflow.class);
    }

    @Test
    void theNameOfAPersonIsACompoundAndThatOfABusinessAText() {
        GenericRecord person = change("CREATE", List.of(), List.of());
        person.put("Name", Schemata.personName(ACCOUNT, "Ada", "Lovelace"));

        assertThat(ACCOUNT.read(Schemata.bytes(person))
                        .fields()
                        .compound("Name")
                        .map(Compound::parts))
                .contains(Map.of("FirstName", "Ada", "LastName", "Lovelace"));
    }

    @Test
    void bytesThatDoNotFitAreRefusedAtWhicheverPlaceTheyEnd() {
        GenericRecord event = change("UPDATE", List.of("0x24"), List.of());
        event.put("Phone", "555");
        byte[] whole = Schemata.bytes(event);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ACCOUNT.read(cut)).isInstanceOf(MalformedEventException.class);
        }
        assertThatThrownBy(() -> ACCOUNT.read(Arrays.copyOf(whole, whole.length + 1)))
                .hasMessageContaining("more bytes");
    }

    @Test
    void aLengthIsNotBelievedBeforeTheBytesAreThere() {
        byte[] twoGigabytes = {0, (byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 'x'};

        assertThatThrownBy(() -> INK.read(twoGigabytes)).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aSchemaWithoutEndIsRefused() {
        String endless = "{\"type\":\"record\",\"name\":\"Loop__e\",\"fields\":"
                + "[{\"name\":\"Next\",\"type\":[\"null\",\"Loop__e\"]}]}";

        assertThatThrownBy(() -> EventSchema.parse("loop", endless)).hasMessageContaining("deep");
        assertThatThrownBy(() -> EventSchema.parse("text", "\"string\"")).hasMessageContaining("not a record");
        assertThatThrownBy(() -> EventSchema.parse("none", "{")).isInstanceOf(MalformedEventException.class);
    }

    private static GenericRecord change(String type, List<String> changed, List<String> nulled) {
        return Schemata.change(ACCOUNT, type, changed, nulled);
    }
}
