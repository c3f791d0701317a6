package io.sfsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.auth.StoredToken;
import io.sfsdk.auth.TokenStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What a login may rely on in any {@link TokenStore}. Needs JUnit 5 and AssertJ on the class path. */
public abstract class TokenStoreContract {
    private static final StoredToken FIRST = new StoredToken("refresh-1 0 first - - -");
    private static final StoredToken SECOND = new StoredToken("refresh-1 0 second - - -");

    /** An empty store. */
    protected abstract TokenStore emptyStore() throws Exception;

    /** Another store over the same tokens, as another process would have; {@code same} if tokens do not outlive their store. */
    protected abstract TokenStore reopened(TokenStore same) throws Exception;

    @Test
    public final void aNameThatWasNeverStoredHasNothing() throws Exception {
        assertThat(emptyStore().load("acme")).isEmpty();
    }

    @Test
    public final void whatWasStoredIsThereForTheNextProcess() throws Exception {
        TokenStore store = emptyStore();

        assertThat(store.replace("acme", null, FIRST)).isTrue();
        assertThat(store.replace("acme", FIRST, SECOND)).isTrue();

        assertThat(reopened(store).load("acme")).contains(SECOND);
    }

    @Test
    public final void whatIsNotExpectedStays() throws Exception {
        TokenStore store = emptyStore();
        store.replace("acme", null, SECOND);

        assertThat(store.replace("acme", null, FIRST)).isFalse();
        assertThat(store.replace("acme", FIRST, FIRST)).isFalse();

        assertThat(store.load("acme")).contains(SECOND);
    }

    @Test
    public final void namesAreApart() throws Exception {
        TokenStore store = emptyStore();
        store.replace("acme", null, FIRST);

        assertThat(store.load("globex")).isEmpty();
    }

    @Test
    public final void ofManyWhoReplaceTheSameTokenOneDoes() throws Exception {
        TokenStore store = emptyStore();
        store.replace("acme", null, FIRST);
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            StoredToken mine = new StoredToken("refresh-1 0 mine-" + i + " - - -");
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                start.await();
                return store.replace("acme", FIRST, mine);
            });
            new Thread(task).start();
            tasks.add(task);
        }

        int winners = 0;
        for (FutureTask<Boolean> task : tasks) {
            winners += task.get() ? 1 : 0;
        }

        assertThat(winners).isEqualTo(1);
    }
}
