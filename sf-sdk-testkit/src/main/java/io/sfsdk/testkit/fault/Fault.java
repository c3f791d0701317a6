package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import java.util.function.Function;

/**
 * One thing that can go wrong with one request. {@link Answers} refuse, {@link Breakages} break the wire, {@link Pages}
 * tell untruths about rows.
 *
 * @param name as the audit log shows it
 * @param effect what happens instead
 */
public record Fault(String name, Effect effect) {
    /** Takes the place of an ordinary answer. */
    @FunctionalInterface
    public interface Effect {
        /**
         * Called on the connection's thread.
         *
         * @param org carries the request out and commits it, and gives the answer it would have got; need not be called
         */
        Reply apply(Exchange exchange, Function<Exchange, Response> org);
    }

    public static Fault named(String name, Effect effect) {
        return new Fault(name, effect);
    }

    @Override
    public String toString() {
        return name;
    }
}
