package io.sfsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.Settlement;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.write.WriteOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a re-drive may rely on in any {@link DeadLetterStore}, beside what holds for every sink. */
public abstract class DeadLetterStoreContract extends DeadLetterSinkContract {
    /** A store that has kept nothing yet. */
    protected abstract DeadLetterStore emptyStore() throws Exception;

    /**
     * Another store over the same letters, as another process or a restarted one would have. Return {@code same} if letters do
     * not outlive their store.
     */
    protected abstract DeadLetterStore reopened(DeadLetterStore same) throws Exception;

    @Override
    protected final DeadLetterSink emptySink() throws Exception {
        return emptyStore();
    }

    @Override
    protected final List<DeadLetter> kept(DeadLetterSink sink) throws Exception {
        DeadLetterStore store = reopened((DeadLetterStore) sink);
        return store.open(0, Integer.MAX_VALUE).stream()
                .map(StoredLetter::letter)
                .toList();
    }

    @Test
    public final void anEmptyStoreHasNoLastLetterAndNoneOpen() throws Exception {
        DeadLetterStore store = emptyStore();

        assertThat(store.last()).isZero();
        assertThat(store.open(0, 10)).isEmpty();
    }

    @Test
    public final void openLettersAreReadPageByPageInOrder() throws Exception {
        DeadLetterStore store = emptyStore();
        store.accept(IntStream.range(0, 25).mapToObj(i -> letter("letter-" + i)).toList());

        List<StoredLetter> read = new ArrayList<>();
        List<StoredLetter> page = store.open(0, 10);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(10);
            read.addAll(page);
            page = store.open(page.get(page.size() - 1).number(), 10);
        }

        assertThat(read).extracting(stored -> stored.letter().id()).containsExactlyElementsOf(ids(25));
        assertThat(read).extracting(StoredLetter::number).isSorted().doesNotHaveDuplicates();
        assertThat(store.last()).isEqualTo(read.get(24).number());
    }

    @Test
    public final void aResolvedLetterNeverComesAgain() throws Exception {
        DeadLetterStore store = emptyStore();
        store.accept(List.of(letter("a"), letter("b")));
        StoredLetter first = store.open(0, 1).get(0);

        store.claim(List.of(first));
        store.settle(List.of(new Settlement.Resolved(first)));

        assertThat(kept(store)).containsExactly(letter("b"));
    }

    @Test
    public final void aReplacedLetterGivesWayToItsSuccessor() throws Exception {
        DeadLetterStore store = emptyStore();
        store.accept(List.of(letter("a"), letter("b")));
        StoredLetter first = store.open(0, 1).get(0);

        store.claim(List.of(first));
        store.settle(List.of(new Settlement.Replaced(first, letter("a~1"))));

        assertThat(kept(store)).containsExactly(letter("b"), letter("a~1"));
    }

    @Test
    public final void aLetterIsReplacedOnlyOnce() throws Exception {
        DeadLetterStore store = emptyStore();
        store.accept(List.of(letter("a")));
        StoredLetter first = store.open(0, 1).get(0);
        store.claim(List.of(first));

        store.settle(List.of(new Settlement.Replaced(first, letter("a~1"))));
        store.settle(List.of(new Settlement.Replaced(first, letter("a~1"))));

        assertThat(kept(store)).containsExactly(letter("a~1"));
    }

    @Test
    public final void aClaimOutlivesTheProcessThatMadeIt() throws Exception {
        DeadLetterStore store = emptyStore();
        store.accept(List.of(letter("a"), letter("b")));

        store.claim(store.open(0, 1));

        assertThat(reopened(store).open(0, 10))
                .extracting(StoredLetter::claimed)
                .containsExactly(true, false);
    }

    @Test
    public final void aReleasedLetterIsAsIfNeverClaimed() throws Exception {
        DeadLetterStore store = emptyStore();
        store.accept(List.of(letter("a")));
        List<StoredLetter> before = store.open(0, 10);

        store.claim(before);
        store.settle(List.of(new Settlement.Released(before.get(0))));

        assertThat(reopened(store).open(0, 10)).isEqualTo(before);
    }

    @Test
    public final void ofTwoThatClaimALetterOneGetsIt() throws Exception {
        DeadLetterStore store = emptyStore();
        store.accept(List.of(letter("a"), letter("b")));
        DeadLetterStore other = reopened(store);
        List<StoredLetter> seenByBoth = store.open(0, 10);

        List<StoredLetter> first = store.claim(List.of(seenByBoth.get(0)));
        List<StoredLetter> second = other.claim(seenByBoth);

        assertThat(first).containsExactly(seenByBoth.get(0));
        assertThat(second).containsExactly(seenByBoth.get(1));
    }

    @Test
    public final void aClosedLetterCannotBeClaimed() throws Exception {
        DeadLetterStore store = emptyStore();
        store.accept(List.of(letter("a")));
        List<StoredLetter> seen = store.open(0, 10);
        store.claim(seen);
        List<StoredLetter> seenClaimed = store.open(0, 10);

        store.settle(List.of(new Settlement.Resolved(seen.get(0))));

        assertThat(store.claim(seen)).isEmpty();
        assertThat(store.claim(seenClaimed)).isEmpty();
    }

    @Test
    public final void onlyWhatCannotBeRepeatedIsDoubtful() throws Exception {
        DeadLetterStore store = emptyStore();
        WriteOperation insert = new WriteOperation.Insert();
        WriteOperation upsert = new WriteOperation.Upsert("External_Id__c");
        store.accept(List.of(
                letter("a", insert, DeadLetterReason.REJECTED),
                letter("b", insert, DeadLetterReason.IN_DOUBT),
                letter("c", upsert, DeadLetterReason.IN_DOUBT)));

        List<StoredLetter> open = store.open(0, 10);
        store.claim(open);

        assertThat(open).extracting(StoredLetter::doubtful).containsExactly(false, true, false);
        assertThat(store.open(0, 10)).extracting(StoredLetter::doubtful).containsExactly(true, true, false);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "letter-" + i).toList();
    }
}
