package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records read and changed under the condition that nobody else did, at a simulated org. */
class ConditionalRecordsTest {
    private static final SObject CHANGES = SObject.of("Account").with("Name", "ours");

    private final Connected connected = Connected.toStandardOrg();
    private final SimulatedOrg org = connected.org();
    private final RestRecords accounts = connected.api().records("Account");
    private final RecordId id = RecordId.of(org.insert("Account", Map.of("Name", "Acme")));

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        connected.close();
    }

    @Test
    void aRecordThatDidNotChangeIsNotSentAgain() {
        StampedRecord known = accounts.getStamped(id, "Id", "Name");

        ConditionalRead unchanged = accounts.getIfModified(known, "Id", "Name");

        assertThat(known.record().text("Name")).contains("Acme");
        assertThat(unchanged).isEqualTo(new ConditionalRead.NotModified());
        assertThat(org.requests().get(1).status()).isEqualTo(304);
    }

    @Test
    void aRecordThatChangedIsReadWithItsNewStamp() {
        StampedRecord known = accounts.getStamped(id, "Id", "Name");
        changeElsewhere();

        ConditionalRead changed = accounts.getIfModified(known, "Id", "Name");

        assertThat(changed).isInstanceOfSatisfying(ConditionalRead.Modified.class, modified -> {
            assertThat(modified.current().record().text("Name")).contains("theirs");
            assertThat(accounts.getIfModified(modified.current(), "Name")).isEqualTo(new ConditionalRead.NotModified());
        });
    }

    @Test
    void aRecordThatNobodyChangedIsWritten() {
        StampedRecord known = accounts.getStamped(id, "Id");

        assertThat(accounts.updateIfUnmodified(known, CHANGES)).isEqualTo(new ConditionalWrite.Written());
        assertThat(accounts.get(id, "Name").text("Name")).contains("ours");
    }

    @Test
    void aRecordThatSomebodyChangedIsAConflictAndStaysTheirs() {
        StampedRecord known = accounts.getStamped(id, "Id");
        changeElsewhere();

        ConditionalWrite conflict = accounts.updateIfUnmodified(known, CHANGES);

        assertThat(conflict)
                .isInstanceOfSatisfying(
                        ConditionalWrite.Conflict.class,
                        each -> assertThat(each.errors().get(0).code().value())
                                .isEqualTo("ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE"));
        assertThat(accounts.get(id, "Name").text("Name")).contains("theirs");
    }

    @Test
    void anUpdateWhoseAnswerIsLostIsNotSentAgainToMeetItself() {
        StampedRecord known = accounts.getStamped(id, "Id");
        org.clock().advance(Duration.ofSeconds(2));
        org.faults().on(Requests.patch("/sobjects/Account")).once(Breakages.dropAfterCommit());

        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> accounts.updateIfUnmodified(known, CHANGES));

        assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(accounts.get(id, "Name").text("Name")).contains("ours");
        assertThat(org.requests().stream().filter(request -> request.method().equals("PATCH")))
                .hasSize(1);
    }

    @Test
    void sentAgainItWouldMeetItselfAndLookLikeAConflict() {
        StampedRecord known = accounts.getStamped(id, "Id");
        org.clock().advance(Duration.ofSeconds(2));
        org.faults().on(Requests.patch("/sobjects/Account")).once(Breakages.dropAfterCommit());
        HttpRequest repeatable = new HttpRequest(
                "PATCH",
                "/services/data/v66.0/sobjects/Account/" + id,
                HttpHeaders.none().with("If-Unmodified-Since", String.valueOf(known.lastModified())),
                HttpBody.json("{\"Name\":\"ours\"}".getBytes(StandardCharsets.UTF_8)),
                true,
                Duration.ofSeconds(30));

        try (HttpResponse answer = connected.api().raw(repeatable)) {
            assertThat(answer.status()).isEqualTo(412);
        }
        assertThat(accounts.get(id, "Name").text("Name")).contains("ours");
    }

    @Test
    void anyOtherRefusalIsOne() {
        StampedRecord known = accounts.getStamped(id, "Id");

        assertThatThrownBy(() ->
                        accounts.updateIfUnmodified(known, SObject.of("Account").with("Nonsense", "x")))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void whatCannotBeComparedIsNotSent() {
        StampedRecord unstamped = new StampedRecord(SObject.of("Account").with("Id", id), null);
        StampedRecord withoutId = accounts.getStamped(id, "Name");
        StampedRecord foreign = new StampedRecord(SObject.of("Contact").with("Id", id), withoutId.lastModified());
        org.forgetRequests();

        assertThatThrownBy(() -> accounts.getIfModified(unstamped, "Name")).hasMessageContaining("did not tell when");
        assertThatThrownBy(() -> accounts.updateIfUnmodified(unstamped, CHANGES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.getIfModified(withoutId, "Name"))
                .hasMessageContaining("without its field Id");
        assertThatThrownBy(() -> accounts.getIfModified(foreign, "Name")).hasMessageContaining("Contact");
        assertThat(org.requests()).isEmpty();
    }

    private void changeElsewhere() {
        org.clock().advance(Duration.ofSeconds(2));
        org.update("Account", id.value(), Map.of("Name", "theirs"));
    }
}
