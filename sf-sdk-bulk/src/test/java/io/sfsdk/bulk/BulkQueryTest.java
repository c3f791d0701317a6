package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.UnsupportedException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("UnnecessaryLambda") // names for where faults strike
class BulkQueryTest {
    private static final Predicate<Request> RESULTS = request -> request.path().endsWith("/results");

    private final BulkOrg bulk = new BulkOrg(builder -> builder, settings -> settings.pagesOf(7, 20));

    @AfterEach
    void noDefect() {
        assertThat(bulk.org().defects()).isEmpty();
        bulk.close();
    }

    private void accounts(int count) {
        for (int i = 0; i < count; i++) {
            bulk.org().insert("Account", Map.of("Name", "Line 1\n\"" + i + "\", ü", "AnnualRevenue", 139_000_000 + i));
        }
    }

    private List<SObject> byBulk(String soql) {
        try (RecordCursor cursor = bulk.api().source().open(ReadRequest.of(Soql.text(soql)))) {
            return sorted(cursor.stream().toList());
        }
    }

    private List<SObject> byRest(String soql) {
        try (RecordCursor cursor = bulk.client().rest().query(Soql.text(soql))) {
            return sorted(cursor.stream().toList());
        }
    }

    private static List<SObject> sorted(List<SObject> records) {
        return records.stream()
                .sorted(Comparator.comparing(record -> record.id().orElseThrow()))
                .toList();
    }

    @Test
    void recordsEqualThoseThatRestGives() {
        accounts(45);
        String parent = bulk.org()
                .query("SELECT Id FROM Account LIMIT 1")
                .get(0)
                .get("Id")
                .toString();
        bulk.org().insert("Contact", Map.of("LastName", "Lovelace", "AccountId", parent, "Email", "ada@example.com"));
        bulk.org().insert("Contact", Map.of("LastName", "Hopper"));
        String accounts =
                "SELECT Id, Name, AnnualRevenue, NumberOfEmployees, Industry, IsDeleted, CreatedDate FROM Account";
        String contacts =
                "SELECT Id, LastName, Email, Birthdate, Account.Name, Account.AnnualRevenue, Account.Owner.Name FROM"
                        + " Contact";

        assertThat(byBulk(accounts)).hasSize(45).isEqualTo(byRest(accounts));
        assertThat(byBulk(contacts)).hasSize(2).isEqualTo(byRest(contacts));
        assertThat(byBulk(accounts)
                        .get(0)
                        .decimal("AnnualRevenue")
                        .orElseThrow()
                        .scale())
                .isNotNegative();
    }

    @Test
    void anEmptyAnswerHasOnePageWithoutRecords() {
        try (RecordCursor cursor = bulk.api().source().open(ReadRequest.of(Soql.text("SELECT Id FROM Account")))) {
            assertThat(cursor.next().records()).isEmpty();
            assertThat(cursor.hasNext()).isFalse();
        }
    }

    @Test
    void pagesAreBoundedAndDownloadsTooHoweverManyRecordsThereAre() {
        accounts(45);

        List<Integer> sizes = new ArrayList<>();
        try (RecordCursor cursor = bulk.api().source().open(ReadRequest.of(Soql.text("SELECT Id FROM Account")))) {
            cursor.forEachRemaining(page -> {
                sizes.add(page.records().size());
                assertThat(page.totalSize()).isEqualTo(45);
            });
        }

        assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(1, 7));
        assertThat(bulk.org().requests().stream()
                        .filter(request -> request.path().contains("/results?")))
                .hasSize(3);
    }

    @Test
    void theRecycleBinIsReadOnlyWhenItIsAskedFor() {
        accounts(3);
        bulk.org()
                .delete(bulk.org()
                        .query("SELECT Id FROM Account LIMIT 1")
                        .get(0)
                        .get("Id")
                        .toString());
        ReadRequest request = ReadRequest.of(Soql.text("SELECT Id FROM Account"));

        try (RecordCursor without = bulk.api().source().open(request);
                RecordCursor with = bulk.api().source().open(request.withDeleted())) {
            assertThat(without.stream()).hasSize(2);
            assertThat(with.stream()).hasSize(3);
        }
    }

    @Test
    void aDownloadThatBreaksGoesOnBehindTheLastRecord() {
        accounts(45);
        bulk.org().faults().on(RESULTS).every(2, Breakages.cutBody());

        assertThat(byBulk("SELECT Id, Name FROM Account")).isEqualTo(byRest("SELECT Id, Name FROM Account"));
    }

    @Test
    void aDownloadWhoseEndNothingMarksIsNotTakenForWhole() {
        accounts(45);
        bulk.org().faults().on(RESULTS).every(2, Breakages.cutBodyWithoutFraming());

        assertThat(byBulk("SELECT Id, Name FROM Account")).isEqualTo(byRest("SELECT Id, Name FROM Account"));
    }

    @Test
    void anotherCursorGoesOnWhereOneStopped() {
        accounts(45);
        List<SObject> read = new ArrayList<>();
        ResultPosition position;
        try (BulkCursor cursor = bulk.api().source().open(ReadRequest.of(Soql.text("SELECT Id, Name FROM Account")))) {
            for (int i = 0; i < 4; i++) {
                read.addAll(cursor.next().records());
            }
            position = cursor.position();
        }

        try (BulkCursor cursor = bulk.api().source().resume(position)) {
            cursor.forEachRemaining(page -> read.addAll(page.records()));
        }

        assertThat(sorted(read)).isEqualTo(byRest("SELECT Id, Name FROM Account"));
    }

    @Test
    void aJobThatHasEndedIsResumedWithoutAPause() {
        accounts(3);
        BulkRecordSource source = bulk.api().source();
        RecordId job;
        try (BulkCursor cursor = source.open(ReadRequest.of(Soql.text("SELECT Id FROM Account")))) {
            job = cursor.position().job();
        }
        Instant before = bulk.org().clock().instant();

        try (BulkCursor cursor = source.resume(ResultPosition.start(job))) {
            assertThat(cursor.next().records()).hasSize(3);
        }

        assertThat(bulk.org().clock().instant()).isEqualTo(before);
    }

    @Test
    void aFailedQueryIsAnErrorAndNeverAnEmptyAnswer() {
        bulk.org().bulk().strikeQuery("InternalServerError : try later");

        assertThatThrownBy(() -> byBulk("SELECT Id FROM Account"))
                .hasMessageContaining("ended as Failed")
                .hasMessageContaining("INTERNALSERVERERROR");
    }

    @Test
    void aPageWithoutItsLocatorIsAnError() {
        accounts(3);
        CutHeaders wire = new CutHeaders("Sforce-Locator");

        assertThatThrownBy(() -> wire.read(bulk, "SELECT Id FROM Account"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("Sforce-Locator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(Id) FROM Account",
                "SELECT Industry FROM Account GROUP BY Industry",
                "SELECT Id, (SELECT Id FROM Contacts) FROM Account",
                "SELECT Id FROM Account LIMIT 5 OFFSET 5",
                "SELECT Id, BillingAddress FROM Account",
            })
    void whatBulkCannotAnswerIsToldBeforeAJobIsMade(String soql) {
        assertThatThrownBy(() -> byBulk(soql)).isInstanceOf(UnsupportedException.class);
        assertThat(bulk.org().bulk().ids()).isEmpty();
    }

    @Test
    void whatOnlyTheOrgCanTellIsToldByItsOwnWords() {
        String commented = "SELECT /* all */ COUNT(Id) c, Industry FROM Account GROUP BY Industry";

        assertThatThrownBy(() -> byBulk(commented))
                .isInstanceOfSatisfying(
                        UnsupportedException.class,
                        refusal -> assertThat(refusal.reason()).contains("aggregates"));
    }

    @Test
    void anObjectThatJobsDoNotReadIsToldByItsCode() {
        bulk.org()
                .faults()
                .on(Requests.post("/jobs/query"))
                .always(Answers.json(400, "INVALIDENTITY", "Das Objekt wird nicht unterst\u00fctzt"));

        assertThatThrownBy(() -> byBulk("SELECT Id FROM Account")).isInstanceOf(UnsupportedException.class);
    }

    @Test
    void jobsAreListedAbortedAndRemoved() {
        accounts(3);
        BulkRecordSource queries = bulk.api().source();
        JobInfo left = queries.create(ReadRequest.of(Soql.text("SELECT Id FROM Account")));
        JobInfo stopped = queries.create(ReadRequest.of(Soql.text("SELECT Id FROM Account")));

        queries.abort(stopped.id());
        queries.delete(stopped.id());
        List<String> ids = new ArrayList<>();
        queries.each(job -> ids.add(job.id().value()));

        assertThat(ids).containsExactly(left.id().value());
        assertThatThrownBy(() -> queries.info(stopped.id())).hasMessageContaining("NOT_FOUND");
    }
}
