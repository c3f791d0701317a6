package io.sfsdk.batch;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriteResolver;
import io.sfsdk.write.WriterProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An org that keeps records by name: an insert adds one, an upsert replaces. Its moods are set by rules and by call number. */
final class FakeOrg implements RecordWriter {
    /** What happens to a whole call. */
    interface Mood {
        /** Answers instead of the org; null to let it answer. */
        @Nullable
        List<WriteOutcome> answer(WriteRequest request, FakeOrg org);
    }

    private final List<String> kept = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();
    private final List<List<String>> calls = new ArrayList<>();
    private final List<Function<SObject, @Nullable ApiError>> rules = new ArrayList<>();
    private final Map<Integer, Mood> moods = new HashMap<>();
    private Mood usualMood = (request, org) -> null;
    private WriterProfile profile = new WriterProfile("fake", 200, 1_000_000);

    private Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private int failingLooks;
    private int looks;

    /** A record that is there. */
    private record Row(SObject record, Instant createdAt) {}

    /** A call that the org is still at work on. */
    private record Later(Instant at, WriteRequest request) {}

    FakeOrg at(Clock time) {
        clock = time;
        return this;
    }

    FakeOrg taking(int maxRecords, long maxBytes) {
        profile = new WriterProfile("fake", maxRecords, maxBytes);
        return this;
    }

    FakeOrg rejecting(Predicate<String> names, String code) {
        rules.add(record -> names.test(name(record)) ? error(code) : null);
        return this;
    }

    /** Rejects each such record the first {@code times} times. */
    FakeOrg rejectingAtFirst(int times, Predicate<String> names, ApiError error) {
        Map<String, Integer> seen = new HashMap<>();
        rules.add(record ->
                names.test(name(record)) && seen.merge(name(record), 1, Integer::sum) <= times ? error : null);
        return this;
    }

    /** From 1. */
    FakeOrg onCall(int number, Mood mood) {
        moods.put(number, mood);
        return this;
    }

    FakeOrg onEveryCall(Mood mood) {
        usualMood = mood;
        return this;
    }

    static Mood throwing(RuntimeException e) {
        return (request, org) -> {
            throw e;
        };
    }

    /** Commits, and then the answer is lost. */
    static Mood answerLost() {
        return (request, org) -> {
            org.commit(request);
            return org.inDoubt(request);
        };
    }

    /** The request is lost after it was sent, so nothing is committed, but the client cannot know. */
    static Mood requestLost() {
        return (request, org) -> org.inDoubt(request);
    }

    /** Nothing is heard of the call, and the org commits it so much later. */
    static Mood committedLater(Duration delay) {
        return (request, org) -> {
            org.later.add(new Later(org.clock.instant().plus(delay), request));
            return org.inDoubt(request);
        };
    }

    /** As {@link WriteResolver}: sees what is committed by now. The first looks fail. */
    WriteResolver resolver(int failing) {
        failingLooks = failing;
        return new WriteResolver() {
            @Override
            public List<Match> find(String sobject, String field, List<String> values) {
                looks++;
                if (failingLooks-- > 0) {
                    throw lost();
                }
                commitDue();
                return rows.stream()
                        .filter(row -> row.record().has(field)
                                && values.contains(row.record().text(field).orElse("")))
                        .map(row -> new Match(
                                row.record().text(field).orElseThrow(),
                                RecordId.of("001000000000001"),
                                row.createdAt()))
                        .toList();
            }

            @Override
            public Instant serverTime() {
                return clock.instant();
            }
        };
    }

    int looks() {
        return looks;
    }

    /** Everything that the org is still at work on comes to its end. */
    void commitAll() {
        later.forEach(call -> commit(call.request()));
        later.clear();
    }

    private void commitDue() {
        Instant now = clock.instant();
        List<Later> due = later.stream().filter(call -> !call.at().isAfter(now)).toList();
        later.removeAll(due);
        due.forEach(call -> commit(call.request()));
    }

    /** Refuses any call that holds such a record. */
    static Mood refusingCallsWith(Predicate<String> names, int status, String code) {
        return (request, org) -> {
            if (request.records().stream().anyMatch(record -> names.test(name(record)))) {
                throw refusal(status, code, Retryability.NEVER);
            }
            return null;
        };
    }

    static ApiException refusal(int status, String code, Retryability retryability) {
        return new ApiException("refused", status, List.of(error(code)), retryability, Delivery.REFUSED, "req-1");
    }

    static SalesforceException lost() {
        return new TransportException("no answer", Delivery.UNKNOWN, null);
    }

    static ApiError error(String code) {
        return ApiError.of(new ErrorCode(code), "text of " + code);
    }

    List<String> kept() {
        return kept;
    }

    List<List<String>> calls() {
        return calls;
    }

    List<Integer> callSizes() {
        return calls.stream().map(List::size).toList();
    }

    @Override
    public WriterProfile profile() {
        return profile;
    }

    @Override
    public long sizeOf(SObject record) {
        if (record.has("Unsendable")) {
            throw new IllegalArgumentException("field Unsendable cannot be written");
        }
        return name(record).length();
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        commitDue();
        calls.add(request.records().stream().map(FakeOrg::name).toList());
        List<WriteOutcome> answer = moods.getOrDefault(calls.size(), usualMood).answer(request, this);
        return answer == null ? commit(request) : answer;
    }

    /** The same org behind a lock, for runs with several threads. */
    RecordWriter serialized() {
        ReentrantLock lock = new ReentrantLock();
        FakeOrg org = this;
        return new RecordWriter() {
            @Override
            public WriterProfile profile() {
                return profile;
            }

            @Override
            public List<WriteOutcome> write(WriteRequest request) {
                lock.lock();
                try {
                    return org.write(request);
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public long sizeOf(SObject record) {
                return org.sizeOf(record);
            }
        };
    }

    List<WriteOutcome> commit(WriteRequest request) {
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < request.records().size(); i++) {
            outcomes.add(commit(i, request.records().get(i), request.operation()));
        }
        return outcomes;
    }

    private WriteOutcome commit(int index, SObject record, WriteOperation operation) {
        for (Function<SObject, @Nullable ApiError> rule : rules) {
            ApiError error = rule.apply(record);
            if (error != null) {
                return new WriteOutcome.Rejected(index, List.of(error), "req-" + calls.size());
            }
        }
        boolean isNew = operation instanceof WriteOperation.Insert || !kept.contains(name(record));
        if (isNew) {
            kept.add(name(record));
            rows.add(new Row(record, clock.instant()));
        }
        return new WriteOutcome.Written(index, RecordId.of("001000000000001"), isNew);
    }

    List<WriteOutcome> inDoubt(WriteRequest request) {
        return IntStream.range(0, request.records().size())
                .<WriteOutcome>mapToObj(i -> new WriteOutcome.InDoubt(i, lost()))
                .toList();
    }

    static String name(SObject record) {
        return record.text("Name").orElseThrow();
    }

    static SObject account(String name) {
        return SObject.of("Account").with("Name", name);
    }

    /** Accounts {@code a0}, {@code a1} and so on. */
    static List<SObject> accounts(int count) {
        return IntStream.range(0, count).mapToObj(i -> account("a" + i)).toList();
    }
}
