package io.sfsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a job may rely on in any {@link DeadLetterSink}. */
public abstract class DeadLetterSinkContract {
    /** A sink that has kept nothing yet. */
    protected abstract DeadLetterSink emptySink() throws Exception;

    /** What was kept, in order, as another process or a restarted one would read it. */
    protected abstract List<DeadLetter> kept(DeadLetterSink sink) throws Exception;

    @Test
    public final void whatWasAcceptedIsThereInOrder() throws Exception {
        DeadLetterSink sink = emptySink();

        sink.accept(List.of(letter("a"), letter("b")));
        sink.accept(List.of(letter("c")));

        assertThat(kept(sink)).containsExactly(letter("a"), letter("b"), letter("c"));
    }

    @Test
    public final void aLetterHandedOverAgainIsKeptOnce() throws Exception {
        DeadLetterSink sink = emptySink();
        sink.accept(List.of(letter("a"), letter("b")));

        sink.accept(List.of(letter("a"), letter("b"), letter("c")));

        assertThat(kept(sink)).containsExactly(letter("a"), letter("b"), letter("c"));
    }

    @Test
    public final void everyLetterComesBackExactlyAsItWas() throws Exception {
        DeadLetterSink sink = emptySink();
        Random random = new Random(20260101);
        List<DeadLetter> letters = IntStream.range(0, 500)
                .mapToObj(i -> RandomLetters.letter("letter-" + i, random))
                .toList();

        sink.accept(letters);

        assertThat(kept(sink)).containsExactlyElementsOf(letters);
    }

    @Test
    public final void aHandlersLetterHasNoOperation() throws Exception {
        DeadLetterSink sink = emptySink();
        DeadLetter failed = new DeadLetter(
                "h",
                "export",
                7,
                null,
                SObject.of("Account").with("Name", "Acme"),
                DeadLetterReason.HANDLER_FAILED,
                List.of(ApiError.of(ErrorCode.HANDLER_FAILED, "no such table")),
                1,
                null,
                Instant.EPOCH,
                null);

        sink.accept(List.of(failed));

        assertThat(kept(sink)).containsExactly(failed);
    }

    @Test
    public final void aThousandLettersInOneCallAreKept() throws Exception {
        DeadLetterSink sink = emptySink();
        List<DeadLetter> letters = Stream.iterate(0, i -> i + 1)
                .limit(1_000)
                .map(i -> letter("letter-" + i))
                .toList();

        sink.accept(letters);

        assertThat(kept(sink)).hasSize(1_000).containsExactlyElementsOf(letters);
    }

    /** A letter of an insert that a validation rule refused. */
    protected static DeadLetter letter(String id) {
        return letter(id, new WriteOperation.Insert(), DeadLetterReason.REJECTED);
    }

    /** A letter about one account. */
    protected static DeadLetter letter(String id, WriteOperation operation, DeadLetterReason reason) {
        ApiError error = new ApiError(
                new ErrorCode("FIELD_CUSTOM_VALIDATION_EXCEPTION"),
                "No \"quotes\"\nin names",
                List.of("Name", "Phone"));
        return new DeadLetter(
                id,
                "load accounts",
                42,
                operation,
                SObject.of("Account")
                        .with("Name", "Mündliche \"Überlieferung\" & Söhne")
                        .with("Phone", null),
                reason,
                List.of(error, ApiError.of(new ErrorCode("REQUIRED_FIELD_MISSING"), "")),
                3,
                "4Vp0000001",
                Instant.parse("2026-01-02T03:04:05.000000006Z"),
                null);
    }
}
