package io.sfsdk.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sfsdk.answer.BodyRetry;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.AuthorizationRequest;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.auth.Identity;
import io.sfsdk.auth.IssuedTokens;
import io.sfsdk.auth.StoredToken;
import io.sfsdk.auth.TokenStatus;
import io.sfsdk.batch.BatchProgress;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.batch.DoubtPolicy;
import io.sfsdk.batch.InputRecord;
import io.sfsdk.batch.RedriveSummary;
import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.Cost;
import io.sfsdk.budget.Forecast;
import io.sfsdk.budget.Reserve;
import io.sfsdk.budget.Share;
import io.sfsdk.copy.HeldVersion;
import io.sfsdk.copy.RecordPatch;
import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.Settlement;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.DuplicateFindings;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.mirror.MirrorSummary;
import io.sfsdk.module.ApiParts;
import io.sfsdk.module.EventSpending;
import io.sfsdk.module.OrgAccess;
import io.sfsdk.preflight.Finding;
import io.sfsdk.preflight.PreflightReport;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.LinkedPage;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.reconcile.ReconciliationFindings;
import io.sfsdk.reconcile.ReconciliationOutcome;
import io.sfsdk.reconcile.ReconciliationReport;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.ActionResult;
import io.sfsdk.rest.ApprovalResult;
import io.sfsdk.rest.ConditionalRead;
import io.sfsdk.rest.ConditionalWrite;
import io.sfsdk.rest.FieldDescribe;
import io.sfsdk.rest.Limit;
import io.sfsdk.rest.PicklistValue;
import io.sfsdk.rest.QueryCost;
import io.sfsdk.rest.RestTimeouts;
import io.sfsdk.rest.SObjectDescribe;
import io.sfsdk.rest.SObjectSummary;
import io.sfsdk.rest.StampedRecord;
import io.sfsdk.rest.StepOutcome;
import io.sfsdk.rest.UpdatedIds;
import io.sfsdk.rest.Upserted;
import io.sfsdk.rest.UserInfo;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.schedule.Tick;
import io.sfsdk.soap.ApprovalState;
import io.sfsdk.soap.ApprovalStep;
import io.sfsdk.soap.ConvertedLead;
import io.sfsdk.soap.MergeRequest;
import io.sfsdk.soap.Merged;
import io.sfsdk.soap.ObjectDescription;
import io.sfsdk.soap.OwnerChange;
import io.sfsdk.soap.QuickAction;
import io.sfsdk.soap.RowResult;
import io.sfsdk.soap.SoapElement;
import io.sfsdk.soap.SoapTimeouts;
import io.sfsdk.soap.UserDetails;
import io.sfsdk.soql.LikePattern;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.soql.SoslQuery;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.CallPace;
import io.sfsdk.strategy.Charge;
import io.sfsdk.strategy.Headroom;
import io.sfsdk.strategy.Need;
import io.sfsdk.strategy.Volume;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.strategy.Workload;
import io.sfsdk.subscribe.ChangeTransaction;
import io.sfsdk.subscribe.ExpiredReplay;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.DeletionSource;
import io.sfsdk.sync.DeletionTrack;
import io.sfsdk.sync.FailedChange;
import io.sfsdk.sync.Fence;
import io.sfsdk.sync.FieldChanges;
import io.sfsdk.sync.PageHandover;
import io.sfsdk.sync.PageResult;
import io.sfsdk.sync.Reconciler;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncOutcome;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.sync.SyncWindow;
import io.sfsdk.watermark.LeaseAttempt;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriteResolver;
import io.sfsdk.write.WriterProfile;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that holds a secret or a field's content does not show it when printed. */
class QuietValuesTest {
    private static final String CANARY = "canary4711";
    private static final byte[] BYTES = CANARY.getBytes(StandardCharsets.UTF_8);
    private static final RecordId ID = RecordId.of("001TK00000AAAAbYAP");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final SObject RECORD = SObject.of("Account").with("Name", CANARY);
    private static final ApiError ERROR = ApiError.of(ErrorCode.UNSPECIFIED, "value too long: " + CANARY);
    private static final DuplicateFindings.Match MATCH =
            new DuplicateFindings.Match("Account", ID.value(), 100, Map.of("Name", CANARY));
    private static final DuplicateFindings FINDINGS = new DuplicateFindings("Rule", true, List.of(MATCH));
    private static final SoqlQuery QUERY = Soql.bind("SELECT Id FROM Account WHERE Name = :n", Map.of("n", CANARY));
    private static final RecordChange CHANGE = new RecordChange.Upserted(RECORD, ID, NOON);
    private static final DeadLetter LETTER = new DeadLetter(
            "1-0",
            "job",
            0,
            new WriteOperation.Insert(),
            RECORD,
            DeadLetterReason.REJECTED,
            List.of(ERROR),
            1,
            null,
            NOON,
            null);
    private static final StoredLetter STORED = new StoredLetter(1, LETTER, false);

    private static final ChangeEventHeader CHANGED = new ChangeEventHeader(
            "Account",
            List.of(ID.toString()),
            ChangeType.UPDATE,
            "",
            "1",
            1,
            NOON,
            1,
            "005",
            List.of(),
            List.of(),
            List.of());
    private static final EventContent.Published PUBLISHED = new EventContent.Published(RECORD, null);
    private static final Event EVENT = new Event("/event/A__e", new ReplayId("1"), PUBLISHED, null, null, NOON);

    /** Names, numbers, times, settings and this library's own words; nothing of a record and no secret. */
    private static final Set<Class<?>> PLAIN = Set.of(
            Allocation.class,
            ChangeEventHeader.class,
            ChangeType.class,
            Cost.class,
            EventContent.Gap.class,
            EventContent.Overflow.class,
            EventSpending.class,
            ExpiredReplay.Backfill.class,
            ExpiredReplay.Earliest.class,
            ExpiredReplay.Fail.class,
            ExpiredReplay.Latest.class,
            Forecast.class,
            io.sfsdk.budget.Refusal.class,
            ReplayGap.class,
            ReplayId.class,
            ReplayPosition.After.class,
            ReplayPosition.Earliest.class,
            ReplayPosition.Latest.class,
            Reserve.class,
            Share.class,
            SubscriptionSummary.class,
            ApiChoice.class,
            ApiChoice.Rejected.class,
            PageHandover.class,
            CallPace.class,
            Charge.class,
            ApiOption.class,
            ApiParts.Reading.class,
            ApiParts.Writing.class,
            ApiUsage.class,
            ApprovalState.class,
            ConvertedLead.class,
            Merged.class,
            ObjectDescription.class,
            OwnerChange.class,
            RowResult.Done.class,
            SoapTimeouts.class,
            ApiVersion.class,
            ApprovalResult.class,
            Backoff.class,
            BodyRetry.class,
            BatchProgress.class,
            BatchSummary.class,
            ConditionalRead.NotModified.class,
            ConditionalWrite.Written.class,
            DeletedIds.class,
            DoubtPolicy.class,
            DeletedIds.Deleted.class,
            ErrorCode.class,
            Fence.class,
            FieldChanges.class,
            FieldDescribe.class,
            Finding.class,
            LeaseAttempt.Granted.class,
            LeaseAttempt.Held.class,
            Headroom.class,
            HeldVersion.class,
            MirrorSummary.class,
            Limit.class,
            Need.class,
            ObjectSchema.class,
            OrgAccess.class,
            PicklistValue.class,
            PreflightReport.class,
            QueryCost.class,
            ReconciliationFindings.class,
            ReconciliationOutcome.Broken.class,
            ReconciliationOutcome.Complete.class,
            ReconciliationOutcome.Partial.class,
            ReconciliationOutcome.StoppedForBudget.class,
            ReconciliationReport.class,
            RecordId.class,
            RedriveSummary.class,
            RestTimeouts.class,
            RetryPolicy.class,
            SObjectDescribe.class,
            SObjectSummary.class,
            SourceProfile.class,
            StepOutcome.Saved.class,
            Reconciler.Repair.class,
            DeletionTrack.NotRead.class,
            DeletionTrack.Read.class,
            SyncOutcome.Broken.class,
            SyncOutcome.Complete.class,
            SyncOutcome.Partial.class,
            SyncOutcome.StoppedForBudget.class,
            SchemaField.class,
            SyncSummary.class,
            SyncWindow.class,
            Tick.Ran.class,
            Tick.StillRunning.class,
            Tick.StoodBy.class,
            Tick.Stopped.class,
            Tick.TooEarly.class,
            UpdatedIds.class,
            io.sfsdk.soap.UpdatedIds.class,
            Upserted.class,
            Watermark.class,
            WatermarkKey.class,
            Volume.class,
            VolumeStrategy.class,
            Workload.class,
            WriteOperation.Delete.class,
            WriteOperation.Insert.class,
            WriteOperation.Update.class,
            WriteOperation.Upsert.class,
            WriteOutcome.Written.class,
            WriterProfile.class);

    static Stream<Object> carriers() {
        AccessToken token = new AccessToken(CANARY, URI.create("https://acme.my.salesforce.com"));
        HttpHeaders headers = HttpHeaders.none().with("X-Key", CANARY);
        return Stream.of(
                PUBLISHED,
                new EventContent.Change(CHANGED, RECORD, null),
                new RecordPatch(RecordPatch.Kind.PART, ID, RECORD, NOON, NOON),
                new EventContent.Notice("created", RECORD),
                new EventContent.Message(CANARY),
                new EventContent.Unreadable("no JSON", CANARY),
                EVENT,
                EventPage.of(List.of(EVENT)),
                new ChangeTransaction("1", List.of(EVENT), 1, ChangeTransaction.End.SILENCE, 0),
                new ApprovalStep.Submit(ID, CANARY, List.of(), null, null),
                ApprovalStep.Decide.of(ID, "Approve", CANARY),
                new MergeRequest(SObject.of("Account").with("Id", ID.toString()).with("Name", CANARY), List.of(ID)),
                new QuickAction("LogACall", null, List.of(SObject.of("Task").with("Subject", CANARY))),
                new RowResult.Refused<String>(List.of(ERROR)),
                SoapElement.of("result").with(SoapElement.of("name", CANARY)),
                new UserDetails("005", "00D", CANARY, Duration.ofHours(2), SoapElement.of("result")),
                token,
                new StoredToken(CANARY),
                new IssuedTokens(token, CANARY),
                new AuthorizationRequest(
                        URI.create("https://acme.my.salesforce.com/authorize?state=" + CANARY), CANARY, CANARY),
                new TokenStatus(true, CANARY, CANARY, Set.of(), NOON),
                new Identity("005TK00000AAAAb", "00DTK00000AAAAb", CANARY, true, null),
                FixedToken.of(token),
                headers,
                headers.lines().get(0),
                request(headers),
                HttpBody.json(BYTES),
                new HttpResponse(200, headers, new ByteArrayInputStream(BYTES)),
                RECORD,
                new Compound(Map.of("city", CANARY)),
                new ActionResult("standard/x", true, Map.of("out", CANARY), List.of()),
                new SoslQuery("FIND {" + CANARY + "} RETURNING Account"),
                ChildRecords.of(List.of(RECORD)),
                new RecordPage(List.of(RECORD), 1),
                new LinkedPage(List.of(RECORD), 1, null),
                QUERY,
                LikePattern.contains(CANARY),
                Soql.field("Name").eq(CANARY),
                ReadRequest.of(QUERY),
                new UserInfo("005TK00000AAAAb", "00DTK00000AAAAb", CANARY),
                ERROR,
                MATCH,
                FINDINGS,
                new ApiError(ErrorCode.UNSPECIFIED, CANARY, List.of(), FINDINGS),
                new StampedRecord(RECORD, "Thu, 01 Jan 2026 11:00:00 GMT"),
                new ConditionalRead.Modified(new StampedRecord(RECORD, null)),
                new ConditionalWrite.Conflict(List.of(ERROR)),
                new StepOutcome.Read(RECORD),
                new StepOutcome.Found(ChildRecords.of(List.of(RECORD))),
                new StepOutcome.Refused(400, List.of(ERROR)),
                new StepOutcome.RolledBack(List.of(ERROR)),
                new StepOutcome.NotAttempted(List.of(ERROR)),
                refusal(),
                WriteRequest.of(new WriteOperation.Insert(), List.of(RECORD)),
                new WriteResolver.Match(CANARY, ID, NOON),
                new WriteOutcome.Rejected(0, List.of(ERROR), null),
                new WriteOutcome.InDoubt(0, refusal()),
                new InputRecord(0, RECORD),
                LETTER,
                STORED,
                new Settlement.Resolved(STORED),
                new Settlement.Replaced(STORED, LETTER),
                new Settlement.Released(STORED),
                CHANGE,
                new RecordChange.Deleted(RECORD, ID, NOON, DeletionSource.QUERY),
                new ChangePage("Account", new SyncWindow(NOON, NOON.plusSeconds(1)), List.of(CHANGE)),
                new FailedChange(0, List.of(ERROR), 1),
                new Tick.Failed(new IllegalStateException(CANARY), 1, NOON),
                new PageResult(List.of(new FailedChange(0, List.of(ERROR), 1))));
    }

    private static ApiException refusal() {
        return new ApiException("refused", 400, List.of(ERROR), Retryability.NEVER, Delivery.REFUSED, null);
    }

    private static HttpRequest request(HttpHeaders headers) {
        return new HttpRequest(
                "POST",
                "https://user:" + CANARY + "@acme.my.salesforce.com/services?q=" + CANARY,
                headers,
                HttpBody.json(BYTES),
                false,
                Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void aValueThatHoldsSecretsOrDataDoesNotShowThem(Object carrier) {
        assertThat(carrier.toString()).doesNotContain(CANARY);
    }

    @Test
    void everyPublicRecordIsEitherProvenQuietOrHasNothingToHide() {
        Set<String> proven = Stream.concat(carriers().map(Object::getClass), PLAIN.stream())
                .map(Class::getName)
                .collect(Collectors.toSet());

        assertThat(publicRecords()).hasSizeGreaterThan(40).isSubsetOf(proven);
    }

    private static Set<String> publicRecords() {
        DescribedPredicate<JavaClass> offered =
                DescribedPredicate.describe("public records", QuietValuesTest::isPublicRecord);
        return new ClassFileImporter()
                .importPath(Path.of("target", "classes")).that(offered).stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
    }

    private static boolean isPublicRecord(JavaClass type) {
        boolean isPublic = type.getModifiers().contains(JavaModifier.PUBLIC);
        boolean isEnclosedByPublic = type.getEnclosingClass()
                .map(outer -> outer.getModifiers().contains(JavaModifier.PUBLIC))
                .orElse(true);
        return type.isRecord() && isPublic && isEnclosedByPublic;
    }
}
