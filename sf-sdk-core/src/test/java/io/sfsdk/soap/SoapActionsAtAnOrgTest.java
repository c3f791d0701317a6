package io.sfsdk.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.DuplicateFindings;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Sosl;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.DuplicateRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations that are no reads and writes of records, over sockets. */
class SoapActionsAtAnOrgTest {
    private final Joined joined = Joined.toStandardOrg();
    private final SimulatedOrg org = joined.org();
    private final SoapApi soap = joined.soap();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        joined.close();
    }

    @Test
    void anApprovalIsAskedForAndGiven() {
        RecordId account = RecordId.of(org.insert("Account", Map.of("Name", "A")));

        ApprovalState asked = done(soap.actions()
                .process(List.of(ApprovalStep.Submit.of(account, "please")))
                .get(0));
        RecordId workItem = asked.newWorkItems().get(0);
        ApprovalState given = done(soap.actions()
                .process(List.of(ApprovalStep.Decide.of(workItem, "Approve", "fine")))
                .get(0));

        assertThat(asked.recordId()).isEqualTo(account);
        assertThat(asked.status()).isEqualTo("Pending");
        assertThat(given.status()).isEqualTo("Approved");
        assertThat(soap.actions()
                        .process(List.of(ApprovalStep.Decide.of(workItem, "Approve", "again")))
                        .get(0))
                .isInstanceOf(RowResult.Refused.class);
    }

    @Test
    void aMailToNobodyIsRefusedAloneByItsAddress() {
        Email good = Email.of("Hello").to(List.of("a@example.com")).plainText("Hi");
        Email bad = Email.of("Hello").to(List.of("nobody")).plainText("Hi");

        List<RowResult<Boolean>> results = soap.actions().sendEmail(List.of(good, bad));

        assertThat(results.get(0)).isInstanceOf(RowResult.Done.class);
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        RowResult.Refused.class,
                        refused -> assertThat(refused.errors().toString()).contains("INVALID_EMAIL_ADDRESS"));
    }

    @Test
    void duplicatesAreFoundByARecordAndByItsId() {
        org.data().addRule(DuplicateRule.alert("Contact", "Email"));
        RecordId first = RecordId.of(org.insert("Contact", Map.of("LastName", "A", "Email", "a@example.com")));
        SObject like = SObject.of("Contact").with("Email", "A@example.com");

        List<DuplicateFindings> byRecord =
                done(soap.actions().findDuplicates(List.of(like)).get(0));
        List<DuplicateFindings> byId =
                done(soap.actions().findDuplicatesByIds(List.of(first)).get(0));

        assertThat(byRecord).hasSize(1);
        assertThat(byRecord.get(0).matches())
                .extracting(DuplicateFindings.Match::id)
                .containsExactly(first.toString());
        assertThat(byId).allSatisfy(finding -> assertThat(finding.matches()).isEmpty());
    }

    @Test
    void whereThereIsNoDuplicateRuleTheSearchForDuplicatesSaysSo() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> soap.actions()
                        .findDuplicates(List.of(SObject.of("Account").with("Name", "A"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(new ErrorCode("NO_ACTIVE_DUPLICATE_RULE")));
    }

    @Test
    void oneSessionEndsByItsIdAndAnUnknownOneIsRefused() {
        String other = org.accessToken();

        List<RowResult<Boolean>> ended = soap.users().invalidateSessions(List.of(other, "nobody"));

        assertThat(ended.get(0)).isInstanceOf(RowResult.Done.class);
        assertThat(ended.get(1)).isInstanceOf(RowResult.Refused.class);
    }

    @Test
    void aSearchFindsRecordsOfTheTypesItNames() {
        org.insert("Account", Map.of("Name", "Acme Newt"));
        org.insert("Contact", Map.of("LastName", "Toad"));

        List<SObject> found =
                soap.search(Sosl.words("newt").returning("Account", "Name").build());

        assertThat(found).singleElement().satisfies(record -> {
            assertThat(record.type()).isEqualTo("Account");
            assertThat(record.text("Name")).hasValue("Acme Newt");
        });
    }

    @Test
    void whatWasChangedAndDeletedInAWindowIsTold() {
        Instant from = org.clock().instant();
        RecordId kept = RecordId.of(org.insert("Account", Map.of("Name", "A")));
        RecordId gone = RecordId.of(org.insert("Account", Map.of("Name", "B")));
        org.delete(gone.toString());
        org.clock().advance(Duration.ofMinutes(10));
        Instant until = org.clock().instant();

        assertThat(soap.updated("Account", from, until).ids()).contains(kept);
        assertThat(soap.deleted("Account", from, until).toString()).contains(gone.toString());
    }

    private static <T> T done(RowResult<T> result) {
        assertThat(result).isInstanceOf(RowResult.Done.class);
        return ((RowResult.Done<T>) result).value();
    }
}
