package io.sfsdk.testkit.store;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The delete logs of all objects, asked together. */
record DeleteLogs(TransactionScope scope) {
    Stream<String> takenAlongBy(String cause) {
        return IntStream.range(0, scope.catalog().size())
                .boxed()
                .flatMap(ordinal -> scope.org().counters(ordinal).deleteLog().takenAlongBy(cause).stream())
                .filter(id -> scope.row(id) != null);
    }
}
