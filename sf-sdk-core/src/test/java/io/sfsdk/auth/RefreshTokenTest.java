package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.TokenStores;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.retry.ManualClock;
import io.sfsdk.retry.RecordingSleeper;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.watermark.FileWatermarkStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An org that rotates refresh tokens, and ends everything when it sees a spent one. */
@Timeout(60)
class RefreshTokenTest {
    private static final String LOGIN = "/services/oauth2/token";
    private static final String NAME = "acme";

    private final SimulatedOrg org = SimulatedOrg.start();
    private final ManualClock clock = new ManualClock(org.clock().now());
    private final RecordingSleeper sleeper = new RecordingSleeper(clock);
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final TokenStore store = new InMemoryTokenStore();

    RefreshTokenTest() {
        org.policies().login(policy -> policy.withRotatingRefreshTokens(true));
        consent(org.refreshToken());
    }

    @AfterEach
    void close() {
        wire.close();
        assertThat(org.defects()).isEmpty();
        org.close();
    }

    @Test
    void theTokensOfAConsentAreUsedBeforeAnyRefresh() {
        AccessToken token = login(store).fetch(wire);

        assertThat(token.value()).isEqualTo("consented");
        assertThat(org.callsTo(LOGIN)).isZero();
    }

    @Test
    void everyRefreshShowsTheTokenThatTheLastOneEarned() {
        RefreshToken login = login(store);

        for (int i = 0; i < 5; i++) {
            login.fetch(wire);
        }

        assertThat(shown()).hasSize(4).doesNotHaveDuplicates();
        assertThat(works(login.fetch(wire))).isTrue();
    }

    @Test
    void withoutRotationTheSameTokenStays() {
        org.policies().login(policy -> policy.withRotatingRefreshTokens(false));
        RefreshToken login = login(store);

        for (int i = 0; i < 4; i++) {
            login.fetch(wire);
        }

        assertThat(shown()).hasSize(3).containsOnly(shown().get(0));
    }

    @Test
    void whoComesLaterTakesWhatAnotherProcessEarned() {
        RefreshToken one = login(store);
        RefreshToken other = login(store);
        one.fetch(wire);
        other.fetch(wire);

        AccessToken earned = one.fetch(wire);
        AccessToken taken = other.fetch(wire);

        assertThat(taken.value()).isEqualTo(earned.value());
        assertThat(taken.instanceUrl()).isEqualTo(org.instanceUrl());
        assertThat(taken.organizationId()).contains(org.orgId());
        assertThat(org.callsTo(LOGIN)).isEqualTo(1);
    }

    @Test
    void ofManyProcessesThatShareAStoreOneRefreshesAndNoSpentTokenIsShown() throws Exception {
        int processes = 8;
        CountDownLatch go = new CountDownLatch(1);
        List<FutureTask<AccessToken>> tasks = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            RefreshToken login = waitingForReal(store);
            login.fetch(wire);
            FutureTask<AccessToken> task = new FutureTask<>(() -> {
                go.await();
                return login.fetch(wire);
            });
            new Thread(task).start();
            tasks.add(task);
        }

        go.countDown();

        for (FutureTask<AccessToken> task : tasks) {
            assertThat(works(task.get())).isTrue();
        }
        assertThat(shown()).hasSize(1);
    }

    @Test
    void processesThatShareAFolderShowEachTokenOnce(@TempDir Path folder) throws Exception {
        Supplier<TokenStore> shared = () -> TokenStores.over(FileWatermarkStore.at(folder));
        new IssuedTokens(new AccessToken("consented", org.instanceUrl()), org.refreshToken())
                .keepIn(shared.get(), NAME);
        CyclicBarrier go = new CyclicBarrier(4);
        List<FutureTask<AccessToken>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RefreshToken login = waitingForReal(shared.get());
            login.fetch(wire);
            FutureTask<AccessToken> task = new FutureTask<>(() -> {
                go.await();
                return login.fetch(wire);
            });
            new Thread(task).start();
            tasks.add(task);
        }

        for (FutureTask<AccessToken> task : tasks) {
            assertThat(works(task.get())).isTrue();
        }
        assertThat(shown()).hasSize(1);
    }

    @Test
    void theOrgEndsTheSessionOfWhoEarnedMoreWhenASpentTokenIsShown() {
        StoredToken spent = store.load(NAME).orElseThrow();
        RefreshToken login = login(store);
        login.fetch(wire);
        AccessToken earned = login.fetch(wire);
        assertThat(works(earned)).isTrue();
        TokenStore stale = new InMemoryTokenStore();
        stale.replace(NAME, null, spent);
        RefreshToken replay = login(stale);
        replay.fetch(wire);

        assertThatThrownBy(() -> replay.fetch(wire)).hasMessageContaining("let a person consent again");

        assertThatThrownBy(() -> works(earned)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> login.fetch(wire)).hasMessageContaining("let a person consent again");
    }

    @Test
    void whoDiesWhileRefreshingIsWaitedForAndThenReplaced() {
        RefreshToken login = login(store);
        login.fetch(wire);
        StoredLogin before = StoredLogin.of(store.load(NAME).orElseThrow());
        replace(before.claimedUntil(clock.instant().plusSeconds(100)));

        AccessToken token = login.fetch(wire);

        assertThat(works(token)).isTrue();
        assertThat(sleeper.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(105));
    }

    @Test
    void aClaimThatNeverEndsIsNotWaitedForForEver() {
        RefreshToken login = login(store);
        login.fetch(wire);
        StoredLogin before = StoredLogin.of(store.load(NAME).orElseThrow());
        replace(before.claimedUntil(clock.instant().plus(Duration.ofDays(1))));

        assertThatThrownBy(() -> login.fetch(wire))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("another process");
        assertThat(org.callsTo(LOGIN)).isZero();
    }

    @Test
    void aLostAnswerIsNotAskedForAgainByItself() {
        RefreshToken login = login(store);
        login.fetch(wire);
        org.faults().on(Requests.logins()).times(1, Breakages.dropAfterCommit());

        TransportException failure = catchThrowableOfType(TransportException.class, () -> login.fetch(wire));

        assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(org.callsTo(LOGIN)).isEqualTo(1);
    }

    @Test
    void afterALostAnswerTheOrgRefusesAndAPersonIsAskedFor() {
        RefreshToken login = login(store);
        login.fetch(wire);
        org.faults().on(Requests.logins()).times(1, Breakages.dropAfterCommit());
        assertThatThrownBy(() -> login.fetch(wire)).isInstanceOf(TransportException.class);

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> login.fetch(wire));

        assertThat(refusal.code().value()).isEqualTo("invalid_grant");
        assertThat(refusal).hasMessageContaining("let a person consent again");
    }

    @Test
    void aRefusalFreesTheClaim() {
        RefreshToken login = login(store);
        login.fetch(wire);
        org.faults().on(Requests.logins()).times(1, Answers.oauth("invalid_grant", "ip restricted"));
        assertThatThrownBy(() -> login.fetch(wire)).isInstanceOf(ApiException.class);

        AccessToken token = login.fetch(wire);

        assertThat(works(token)).isTrue();
        assertThat(sleeper.pauses()).isEmpty();
    }

    @Test
    void aNewTokenThatCouldNotBeStoredIsStoredByTheNextAttemptAndNoSpentOneIsShown() {
        FullDisk disk = new FullDisk();
        RefreshToken login = login(disk);
        login.fetch(wire);
        disk.full = true;
        assertThatThrownBy(() -> login.fetch(wire)).hasMessage("disk full");
        disk.full = false;

        AccessToken token = login.fetch(wire);

        assertThat(works(token)).isTrue();
        assertThat(shown()).hasSize(1);
        assertThat(works(login.fetch(wire))).isTrue();
        assertThat(shown()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aNewConsentIsNotOverwrittenByWhatCouldNotBeStoredBefore() {
        FullDisk disk = new FullDisk();
        RefreshToken login = login(disk);
        login.fetch(wire);
        disk.full = true;
        assertThatThrownBy(() -> login.fetch(wire)).hasMessage("disk full");
        disk.full = false;
        String consented = org.refreshToken();
        new IssuedTokens(new AccessToken("consented-again", org.instanceUrl()), consented).keepIn(store, NAME);

        login.fetch(wire);

        assertThat(StoredLogin.of(store.load(NAME).orElseThrow()).refreshToken())
                .isEqualTo(consented);
    }

    @Test
    void anOrgThatMovedIsFollowed() {
        RefreshToken login = login(store);
        login.fetch(wire);
        org.moveInstance();

        AccessToken token = login.fetch(wire);

        assertThat(token.instanceUrl()).isEqualTo(org.instanceUrl());
        assertThat(StoredLogin.of(store.load(NAME).orElseThrow()).accessToken().instanceUrl())
                .isEqualTo(org.instanceUrl());
    }

    @Test
    void anEmptyStoreSaysWhatToDo() {
        assertThatThrownBy(() -> login(new InMemoryTokenStore()).fetch(wire))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keepIn");
    }

    @Test
    void whatTheStoreHoldsFromElsewhereIsNotTakenForATokens() {
        TokenStore foreign = new InMemoryTokenStore();
        foreign.replace(NAME, null, new StoredToken("something else"));

        assertThatThrownBy(() -> login(foreign).fetch(wire))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("something else");
    }

    @Test
    void nothingShowsAToken() {
        RefreshToken login = login(store);

        assertThat(store + " " + login + " " + store.load(NAME))
                .doesNotContain("consented")
                .doesNotContain(StoredLogin.of(store.load(NAME).orElseThrow()).refreshToken());
    }

    private void consent(String refreshToken) {
        new IssuedTokens(new AccessToken("consented", org.instanceUrl()), refreshToken).keepIn(store, NAME);
    }

    private void replace(StoredLogin next) {
        assertThat(store.replace(NAME, store.load(NAME).orElseThrow(), next.asStored()))
                .isTrue();
    }

    private RefreshToken login(TokenStore tokens) {
        return RefreshToken.builder(org.clientId(), tokens, NAME)
                .clientSecret(org.clientSecret())
                .loginUrl(org.loginUrl().toString())
                .clock(clock)
                .sleeper(sleeper)
                .build();
    }

    private RefreshToken waitingForReal(TokenStore tokens) {
        return RefreshToken.builder(org.clientId(), tokens, NAME)
                .clientSecret(org.clientSecret())
                .loginUrl(org.loginUrl().toString())
                .build();
    }

    /** Refresh tokens in the order the org saw them. */
    private List<String> shown() {
        return org.requests().stream()
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .filter(body -> body.contains("refresh_token="))
                .map(body -> body.replaceAll(".*&refresh_token=([^&]*).*", "$1"))
                .toList();
    }

    private boolean works(AccessToken token) {
        HttpTransport signed = new AuthenticatingTransport(wire, new CachingTokenSource(FixedToken.of(token), wire));
        return signed.send(HttpRequest.get("/services/data/v66.0/limits", Duration.ofSeconds(30)))
                .isSuccess();
    }

    /** Takes claims, and no tokens while it is full. */
    private final class FullDisk implements TokenStore {
        private boolean full;

        @Override
        public Optional<StoredToken> load(String name) {
            return store.load(name);
        }

        @Override
        public boolean replace(String name, @Nullable StoredToken expected, StoredToken next) {
            if (full && !StoredLogin.of(next).isClaimed(clock.instant())) {
                throw new IllegalStateException("disk full");
            }
            return store.replace(name, expected, next);
        }
    }
}
