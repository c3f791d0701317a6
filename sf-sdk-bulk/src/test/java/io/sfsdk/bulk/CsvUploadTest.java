package io.sfsdk.bulk;

import static io.sfsdk.bulk.Uploads.account;
import static io.sfsdk.bulk.Uploads.csv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvUploadTest {
    private static final String ID = "001TK00000AAAAbYAP";

    @Test
    void theHeaderIsTheUnionOfAllRecordsFields() {
        String csv = csv(
                IngestOperation.insert(),
                account().with("Name", "Acme"),
                account().with("Industry", "Energy").with("name", "Globex"));

        assertThat(csv).isEqualTo("\"Name\",\"Industry\"\n\"Acme\",\n\"Globex\",\"Energy\"\n");
    }

    @Test
    void nullAndTheEmptyTextClearAndAnAbsentFieldIsLeft() {
        String csv = csv(
                IngestOperation.insert(),
                account().with("Name", "Acme").with("Site", null),
                account().with("Name", "").with("Site", "Berlin"),
                account().with("Name", "Globex"));

        assertThat(csv).isEqualTo("\"Name\",\"Site\"\n\"Acme\",\"#N/A\"\n\"#N/A\",\"Berlin\"\n\"Globex\",\n");
    }

    @Test
    void valuesAreWrittenByTheirTypes() {
        SObject record = account()
                .with("Amount__c", new BigDecimal("1.39E+8"))
                .with("Active__c", true)
                .with("Since__c", LocalDate.of(2025, 3, 4))
                .with("At__c", Instant.parse("2025-03-04T10:11:12.5Z"))
                .with("Opens__c", LocalTime.of(8, 30));

        String csv = csv(IngestOperation.insert(), record);

        assertThat(csv)
                .endsWith("\"139000000\",\"true\",\"2025-03-04\",\"2025-03-04T10:11:12.500Z\",\"08:30:00.000Z\"\n");
    }

    @Test
    void quotesAreDoubledAndBreaksInsideTextsAreTheJobs() {
        SObject record = account().with("Name", "a \"b\",\r\nc\rd\ne").with("Site", "x");

        String lf = csv(IngestSpec.of("Account", IngestOperation.insert()), record);
        String crlf = csv(
                IngestSpec.of("Account", IngestOperation.insert())
                        .withFormat(new CsvFormat(ColumnDelimiter.COMMA, LineEnding.CRLF)),
                record);

        assertThat(lf).isEqualTo("\"Name\",\"Site\"\n\"a \"\"b\"\",\nc\nd\ne\",\"x\"\n");
        assertThat(crlf).isEqualTo("\"Name\",\"Site\"\r\n\"a \"\"b\"\",\r\nc\r\nd\r\ne\",\"x\"\r\n");
    }

    @ParameterizedTest
    @EnumSource(ColumnDelimiter.class)
    void eachDelimiterSeparatesCells(ColumnDelimiter delimiter) {
        String csv = csv(
                IngestSpec.of("Account", IngestOperation.insert()).withFormat(new CsvFormat(delimiter, LineEnding.LF)),
                account().with("Name", "a" + delimiter.sign()).with("Site", "b"));

        assertThat(csv)
                .isEqualTo("\"Name\"" + delimiter.sign() + "\"Site\"\n\"a" + delimiter.sign() + "\"" + delimiter.sign()
                        + "\"b\"\n");
    }

    @Test
    void aCellThatIsAloneInItsRowIsQuotedEvenIfItIsEmpty() {
        String csv = csv(IngestOperation.insert(), account().with("Name", "Acme"), account());

        assertThat(csv).isEqualTo("\"Name\"\n\"Acme\"\n\"\"\n");
    }

    @Test
    void aDeleteHasTheIdsAndNothingElse() {
        String csv =
                csv(IngestOperation.delete(), account().with("Name", "Acme").with("Id", ID));

        assertThat(csv).isEqualTo("\"Id\"\n\"" + ID + "\"\n");
    }

    @Test
    void aParentIsNamedByAFieldOfItsOwn() {
        SObject parent = account().with("Ext__c", "P-1");

        String csv = csv(
                IngestSpec.of("Contact", IngestOperation.insert()),
                SObject.of("Contact").with("LastName", "Lovelace").with("Account", parent),
                SObject.of("Contact").with("LastName", "Hopper").with("Account", null),
                SObject.of("Contact").with("LastName", "Noether"));

        assertThat(csv)
                .isEqualTo(
                        "\"LastName\",\"Account.Ext__c\"\n\"Lovelace\",\"P-1\"\n\"Hopper\",\"#N/A\"\n\"Noether\",\n");
    }

    @Test
    void aParentIsRefusedThatIsNotNamedByExactlyOneField() {
        SObject contact = SObject.of("Contact")
                .with("Account", account().with("Ext__c", "P-1").with("Name", "Acme"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(IngestSpec.of("Contact", IngestOperation.insert()), contact))
                .withMessageContaining("record 0, field Account")
                .withMessageContaining("exactly one");
    }

    @Test
    void aFieldThatHoldsAParentHereAndAValueThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(
                        IngestSpec.of("Contact", IngestOperation.insert()),
                        SObject.of("Contact").with("Account", account().with("Ext__c", "P-1")),
                        SObject.of("Contact").with("account", "P-2")))
                .withMessageContaining("record 1, field account");
    }

    @Test
    void theTextThatMeansNullIsRefusedWithRecordAndField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(
                        IngestOperation.insert(),
                        account().with("Name", "Acme"),
                        account().with("Name", "#N/A")))
                .withMessageContaining("field Name of record 1")
                .withMessageContaining("#N/A");
    }

    @Test
    void aCellThatIsTooLongIsRefusedAndOneThatJustFitsIsNot() {
        String most = "x".repeat(131_072);

        assertThat(csv(IngestOperation.insert(), account().with("Name", most))).contains(most);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(IngestOperation.insert(), account().with("Name", most + "x")))
                .withMessageContaining("field Name of record 0 has 131073 characters");
    }

    @Test
    void aRecordThatIsTooLongIsRefused() {
        SObject record = account();
        for (int i = 0; i < 4; i++) {
            record = record.with("Text" + i + "__c", "x".repeat(100_001));
        }
        SObject tooLong = record;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(IngestOperation.insert(), tooLong))
                .withMessageContaining("record 0 has 400004 characters");
    }

    @Test
    void moreFieldsThanTheOrgTakesAreRefused() {
        SObject[] records = IntStream.rangeClosed(0, 5_000)
                .mapToObj(i -> account().with("F" + i, "x"))
                .toArray(SObject[]::new);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(IngestOperation.insert(), records))
                .withMessageContaining("record 5000, field F5000");
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() {
        SObject[] records = IntStream.rangeClosed(0, 900)
                .mapToObj(i -> account().with("A_name_that_is_as_long_as_names_may_be" + i, "x"))
                .toArray(SObject[]::new);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(IngestOperation.insert(), records))
                .withMessageContaining("32000 characters of names");
    }

    @Test
    void aNameThatIsNoFieldsNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(
                        IngestOperation.insert(),
                        account().with("Name", "x"),
                        account().with("\uFEFFName", "x")))
                .withMessageContaining("record 1");
    }

    @Test
    void anUpdateNeedsAnIdAndAnUpsertItsExternalId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(
                        IngestOperation.update(),
                        account().with("Id", ID),
                        account().with("Name", "x")))
                .withMessageContaining("record 1 has no valid Id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(
                        IngestOperation.upsert("Ext__c"),
                        account().with("ext__c", "1"),
                        account().with("ext__c", null)))
                .withMessageContaining("record 1 has no value in its external id field Ext__c");
    }

    @Test
    void anUpsertByIdCreatesWhatHasNone() {
        String csv = csv(
                IngestOperation.upsert("Id"),
                account().with("Id", ID).with("Name", "x"),
                account().with("Id", null).with("Name", "y"));

        assertThat(csv).isEqualTo("\"Id\",\"Name\"\n\"" + ID + "\",\"x\"\n,\"y\"\n");
    }

    @Test
    void halfASurrogatePairIsRefusedInsteadOfBecomingAQuestionMark() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(IngestOperation.insert(), account().with("Name", "a\uD83D")))
                .withMessageContaining("field Name of record 0");
    }

    @Test
    void childRecordsAreNoCell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(IngestOperation.insert(), account().with("Contacts", ChildRecords.none())))
                .withMessageContaining("field Contacts of record 0 holds a ChildRecords");
    }
}
