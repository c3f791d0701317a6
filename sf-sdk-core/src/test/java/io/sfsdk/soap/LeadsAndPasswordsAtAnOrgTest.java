package io.sfsdk.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lead conversions and passwords, over sockets. */
class LeadsAndPasswordsAtAnOrgTest {
    private static final String CONVERTED = "Closed - Converted";
    private static final Map<String, List<String>> FIELDS =
            Map.of("Contact", List.of("Title", "LeadSource"), "Lead", List.of("Status"));

    private final Joined joined = Joined.toStandardOrg();
    private final SimulatedOrg org = joined.org();
    private final SoapApi soap = joined.soap();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        joined.close();
    }

    @Test
    void aLeadBecomesAnAccountAContactAndAnOpportunity() {
        RecordId lead = lead("Acme");

        ConvertedLead converted = done(convert(LeadConversion.of(lead, CONVERTED)
                .opportunityName("A big deal")
                .with(SObject.of("Contact").with("Title", "Buyer"))));

        assertThat(converted.leadId()).isEqualTo(lead);
        assertThat(row("Account", converted.accountId()).text("Name")).contains("Acme");
        assertThat(row("Contact", converted.contactId()).text("Title")).contains("Buyer");
        assertThat(row("Opportunity", converted.opportunity().orElseThrow()).text("Name"))
                .contains("A big deal");
        assertThat(row("Lead", lead).text("Status")).contains(CONVERTED);
    }

    @Test
    void aLeadJoinsWhatIsThereWithoutAnOpportunity() {
        RecordId account = RecordId.of(org.insert("Account", Map.of("Name", "Acme")));
        RecordId contact =
                RecordId.of(org.insert("Contact", Map.of("LastName", "Doe", "AccountId", account.toString())));

        ConvertedLead converted = done(convert(LeadConversion.of(lead("Acme"), CONVERTED)
                .intoAccount(account)
                .intoContact(contact)
                .overwriteLeadSource()
                .withoutOpportunity()));

        assertThat(converted.accountId()).isEqualTo(account);
        assertThat(converted.contactId()).isEqualTo(contact);
        assertThat(converted.opportunity()).isEmpty();
        assertThat(row("Contact", contact).text("LeadSource")).contains("Web");
        assertThat(org.count("Account")).isEqualTo(1);
        assertThat(org.count("Opportunity")).isZero();
    }

    @Test
    void oneLeadThatIsRefusedLeavesTheOthersConverted() {
        RecordId once = lead("Once");

        List<RowResult<ConvertedLead>> results = soap.actions()
                .convertLeads(List.of(
                        LeadConversion.of(once, CONVERTED),
                        LeadConversion.of(once, CONVERTED),
                        LeadConversion.of(lead("No such status"), "Nearly"),
                        LeadConversion.of(lead("Twice"), CONVERTED)));

        assertThat(results.get(0)).isInstanceOf(RowResult.Done.class);
        assertThat(results.get(1)).isInstanceOf(RowResult.Refused.class);
        assertThat(results.get(2))
                .isInstanceOfSatisfying(
                        RowResult.Refused.class,
                        refused -> assertThat(refused.errors().toString()).contains("INVALID_STATUS"));
        assertThat(results.get(3)).isInstanceOf(RowResult.Done.class);
        assertThat(org.count("Account")).isEqualTo(2);
    }

    @Test
    void aConversionWhoseAnswerIsLostIsNotSentAgainAndDidHappen() {
        RecordId lead = lead("Acme");
        org.faults().on(Requests.post("/services/Soap")).once(Breakages.dropAfterCommit());

        assertThatExceptionOfType(SalesforceException.class)
                .isThrownBy(() -> convert(LeadConversion.of(lead, CONVERTED)))
                .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));

        assertThat(org.count("Account")).isEqualTo(1);
        assertThat(org.callsTo("/services/Soap")).isEqualTo(1);
    }

    @Test
    void moreThanAHundredLeadsAreRefusedBeforeAnythingIsSent() {
        LeadConversion lead = LeadConversion.of(lead("Acme"), CONVERTED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> soap.actions().convertLeads(Collections.nCopies(101, lead)))
                .withMessageContaining("1 to 100");
        assertThat(org.callsTo("/services/Soap")).isZero();
    }

    @Test
    void aPasswordThatWasSetIsTheOldOneOfTheNextChange() {
        SoapUsers users = soap.users();

        users.setPassword(RecordId.of(org.userId()), "correct horse & <battery>");
        users.changeOwnPassword("correct horse & <battery>", "another \"staple\"");

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> users.changeOwnPassword("correct horse & <battery>", "something else"))
                .satisfies(e -> assertThat(e.code().value()).isEqualTo("INVALID_OLD_PASSWORD"))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("horse", "something"));
    }

    @Test
    void aPasswordThatTheOrgMakesUpIsToldAndGood() {
        SoapUsers users = soap.users();

        String madeUp = users.resetPassword(RecordId.of(org.userId()));
        users.changeOwnPassword(madeUp, "one of my own");

        assertThat(madeUp).hasSizeGreaterThan(7);
        users.changeOwnPassword("one of my own", "and another");
    }

    @Test
    void aPasswordThatIsTooShortAndAUserWhoIsNoneAreRefusedWithoutTellingThePassword() {
        SoapUsers users = soap.users();

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> users.setPassword(RecordId.of(org.userId()), "short"))
                .satisfies(e -> assertThat(e.code().value()).isEqualTo("INVALID_NEW_PASSWORD"))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("\"short\""));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> users.resetPassword(RecordId.of("005000000000000AAA")))
                .satisfies(e -> assertThat(e.code().value()).isEqualTo("INVALID_ID_FIELD"));
    }

    private RowResult<ConvertedLead> convert(LeadConversion lead) {
        return soap.actions().convertLeads(List.of(lead)).get(0);
    }

    private RecordId lead(String company) {
        return RecordId.of(org.insert("Lead", Map.of("LastName", "Doe", "Company", company, "LeadSource", "Web")));
    }

    private SObject row(String type, RecordId id) {
        String fields = String.join(", ", FIELDS.getOrDefault(type, List.of("Name")));
        try (RecordCursor pages = soap.source()
                .open(ReadRequest.of(
                        Soql.bind("SELECT Id, " + fields + " FROM " + type + " WHERE Id = :id", Map.of("id", id))))) {
            return pages.stream().findFirst().orElseThrow();
        }
    }

    private static <T> T done(RowResult<T> result) {
        assertThat(result).isInstanceOf(RowResult.Done.class);
        return ((RowResult.Done<T>) result).value();
    }
}
