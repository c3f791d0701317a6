package io.sfsdk.auth;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token and fetches the next when there is none. However many threads ask at once, one of them logs in and the others
 * wait for it; its failure is theirs too, but the next to ask tries again. Safe to share.
 */
public final class CachingTokenSource {
    private final TokenSource source;
    private final HttpTransport wire;
    private final AtomicReference<@Nullable CompletableFuture<AccessToken>> login = new AtomicReference<>();

    /**
     * Starts without a token.
     *
     * @param wire a transport without credentials
     */
    public CachingTokenSource(TokenSource source, HttpTransport wire) {
        this.source = source;
        this.wire = wire;
    }

    /**
     * The current token, fetched on this thread if there is none and no other thread is at it.
     *
     * @param patience longest wait for another thread's login
     * @throws io.sfsdk.error.SalesforceException if the login failed, or another's did not end in time
     */
    public AccessToken current(Duration patience) {
        while (true) {
            CompletableFuture<AccessToken> known = login.get();
            if (known == null) {
                CompletableFuture<AccessToken> mine = new CompletableFuture<>();
                known = login.compareAndExchange(null, mine);
                if (known == null) {
                    return logIn(mine);
                }
            }
            AccessToken token = await(known, patience);
            if (token != null) {
                return token;
            }
        }
    }

    /** The current token, if there is one; calls nothing. */
    public Optional<AccessToken> known() {
        CompletableFuture<AccessToken> known = login.get();
        return known != null && known.isDone() && !known.isCompletedExceptionally()
                ? Optional.of(known.join())
                : Optional.empty();
    }

    /**
     * Forgets {@code refused} unless another took its place. What counts is the fetched token itself, not its text: an org may answer
     * two logins with the same text.
     *
     * @return whether it was still the current one
     */
    @SuppressWarnings("ReferenceEquality")
    public boolean invalidate(AccessToken refused) {
        CompletableFuture<AccessToken> known = login.get();
        boolean current =
                known != null && known.isDone() && !known.isCompletedExceptionally() && known.join() == refused;
        return current && login.compareAndSet(known, null);
    }

    /** Whether a refused token can be followed by another. */
    public boolean isRenewable() {
        return source.isRenewable();
    }

    private AccessToken logIn(CompletableFuture<AccessToken> mine) {
        try {
            AccessToken token = source.fetch(wire);
            mine.complete(token);
            return token;
        } catch (RuntimeException | Error e) {
            login.compareAndSet(mine, null);
            share(e, mine);
            throw e;
        }
    }

    /** That this thread was interrupted is no one else's failure: the others start over. */
    private static void share(Throwable failure, CompletableFuture<AccessToken> mine) {
        if (Thread.currentThread().isInterrupted()) {
            mine.cancel(false);
        } else {
            mine.completeExceptionally(failure);
        }
    }

    /** Null if that login was given up and another is needed. */
    private static @Nullable AccessToken await(CompletableFuture<AccessToken> known, Duration patience) {
        try {
            return known.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notSent("interrupted while another thread logged in", e);
        } catch (TimeoutException e) {
            throw notSent("another thread's login did not end within " + patience, e);
        } catch (CancellationException e) {
            return null;
        } catch (ExecutionException e) {
            throw failureOf(e);
        }
    }

    private static RuntimeException failureOf(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }

    private static TransportException notSent(String why, Exception cause) {
        return new TransportException("no access token: " + why, Retryability.AFTER_DELAY, Delivery.NOT_SENT, cause);
    }
}
