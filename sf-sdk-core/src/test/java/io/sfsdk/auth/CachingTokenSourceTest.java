package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.FakeExchange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CachingTokenSourceTest {
    private static final int CROWD = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final URI ACME = URI.create("https://acme.my.salesforce.com");

    private final AtomicInteger logins = new AtomicInteger();
    private final CountDownLatch waiting = new CountDownLatch(CROWD);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Test
    void aThousandThreadsMakeOneLogin() throws Exception {
        CachingTokenSource tokens = caching(wire -> slowly());

        List<FutureTask<AccessToken>> callers = crowd(() -> tokens.current(PATIENCE));

        for (FutureTask<AccessToken> caller : callers) {
            assertThat(caller.get().value()).isEqualTo("token-1");
        }
        assertThat(logins).hasValue(1);
    }

    @Test
    void aThousandThreadsWithTheSameRefusedTokenMakeOneNewLogin() throws Exception {
        CachingTokenSource tokens = caching(wire -> token());
        AccessToken refused = tokens.current(PATIENCE);

        List<FutureTask<AccessToken>> callers = crowd(() -> {
            tokens.invalidate(refused);
            return tokens.current(PATIENCE);
        });

        for (FutureTask<AccessToken> caller : callers) {
            assertThat(caller.get().value()).isEqualTo("token-2");
        }
        assertThat(logins).hasValue(2);
    }

    @Test
    void anOrgThatAnswersWithTheSameTextIsNotAskedAgainForIt() {
        CachingTokenSource tokens = caching(wire -> {
            logins.incrementAndGet();
            return new AccessToken("same", ACME);
        });
        AccessToken refused = tokens.current(PATIENCE);

        assertThat(tokens.invalidate(refused)).isTrue();
        tokens.current(PATIENCE);
        assertThat(tokens.invalidate(refused)).isFalse();
        tokens.current(PATIENCE);

        assertThat(logins).hasValue(2);
    }

    @Test
    void aFailedLoginFailsAllWhoWaitedAndIsNotKept() throws Exception {
        CachingTokenSource tokens = caching(wire -> {
            AccessToken token = slowly();
            if (logins.get() == 1) {
                throw new TransportException("login host down", Delivery.UNKNOWN, null);
            }
            return token;
        });

        List<FutureTask<AccessToken>> callers = crowd(() -> tokens.current(PATIENCE));

        for (FutureTask<AccessToken> caller : callers) {
            assertThat(catchThrowable(caller::get)).hasRootCauseMessage("login host down");
        }
        assertThat(tokens.current(PATIENCE).value()).isEqualTo("token-2");
    }

    @Test
    void anErrorInALoginReachesAllAndBlocksNobody() {
        CachingTokenSource tokens = caching(wire -> {
            throw new StackOverflowError("deep");
        });

        assertThatThrownBy(() -> tokens.current(PATIENCE)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> tokens.current(PATIENCE)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void theInterruptOfWhoLogsInIsNotTheFailureOfWhoWaits() throws Exception {
        CountDownLatch loggingIn = new CountDownLatch(1);
        CachingTokenSource tokens = caching(wire -> {
            if (logins.incrementAndGet() > 1) {
                return new AccessToken("second", ACME);
            }
            loggingIn.countDown();
            awaitInterrupt();
            throw new TransportException("interrupted", Delivery.UNKNOWN, null);
        });
        FutureTask<AccessToken> first = start(() -> tokens.current(PATIENCE), "interrupted-leader");
        loggingIn.await();
        FutureTask<AccessToken> second = start(() -> tokens.current(PATIENCE), "waiter");

        interrupt("interrupted-leader");

        assertThat(second.get().value()).isEqualTo("second");
        assertThat(catchThrowable(first::get)).hasRootCauseMessage("interrupted");
    }

    @Test
    void aWaitEndsByInterruptAndSaysThatNothingWasSent() throws Exception {
        CountDownLatch loggingIn = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CachingTokenSource tokens = caching(wire -> {
            loggingIn.countDown();
            await(over);
            return token();
        });
        FutureTask<AccessToken> first = start(() -> tokens.current(PATIENCE), "interrupted-leader");
        loggingIn.await();
        Thread.currentThread().interrupt();

        Throwable failure = catchThrowable(() -> tokens.current(PATIENCE));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(((TransportException) failure).delivery()).isEqualTo(Delivery.NOT_SENT);
        over.countDown();
        assertThat(first.get().value()).isEqualTo("token-1");
    }

    @Test
    void aWaitEndsWithItsPatience() throws Exception {
        CountDownLatch loggingIn = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CachingTokenSource tokens = caching(wire -> {
            loggingIn.countDown();
            await(over);
            return token();
        });
        FutureTask<AccessToken> first = start(() -> tokens.current(PATIENCE), "interrupted-leader");
        loggingIn.await();

        assertThatThrownBy(() -> tokens.current(Duration.ofMillis(1)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("did not end within PT0.001S");

        over.countDown();
        assertThat(first.get()).isNotNull();
    }

    private CachingTokenSource caching(TokenSource source) {
        return new CachingTokenSource(source, new FakeExchange(FakeExchange.answer(200, "{}")));
    }

    private AccessToken token() {
        return new AccessToken("token-" + logins.incrementAndGet(), ACME);
    }

    /** A login during which the whole crowd arrives and waits for it. */
    private AccessToken slowly() {
        await(waiting);
        threads.stream()
                .filter(thread -> thread != Thread.currentThread())
                .forEach(CachingTokenSourceTest::awaitWaiting);
        return token();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private List<FutureTask<AccessToken>> crowd(Callable<AccessToken> call) {
        List<FutureTask<AccessToken>> callers = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            callers.add(start(
                    () -> {
                        waiting.countDown();
                        return call.call();
                    },
                    "crowd"));
        }
        return callers;
    }

    private FutureTask<AccessToken> start(Callable<AccessToken> call, String name) {
        FutureTask<AccessToken> task = new FutureTask<>(call);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return task;
    }

    private static void interrupt(String name) {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .forEach(Thread::interrupt);
    }

    private static void awaitInterrupt() {
        await(new CountDownLatch(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
