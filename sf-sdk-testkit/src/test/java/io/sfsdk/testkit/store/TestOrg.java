package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store with a clock that stands still until told, and one-line writes. */
final class TestOrg {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final AtomicReference<Instant> time = new AtomicReference<>(START);
    final OrgStore store;
    final String user;

    TestOrg() {
        this(SchemaBuilder.standard().build());
    }

    TestOrg(Schema schema) {
        this.store = new OrgStore(schema, time::get, 7);
        this.user = store.integrationUserId();
    }

    void pass(Duration duration) {
        time.updateAndGet(now -> now.plus(duration));
    }

    String insert(String object, Map<String, ?> fields) {
        return idOf(write(transaction -> transaction.insert(object, fields)));
    }

    SaveResult tryInsert(String object, Map<String, ? extends @Nullable Object> fields) {
        return write(transaction -> transaction.insert(object, fields));
    }

    SaveResult tryUpdate(String object, String id, Map<String, ? extends @Nullable Object> fields) {
        return write(transaction -> transaction.update(object, id, fields));
    }

    SaveResult delete(String id) {
        return write(transaction -> transaction.delete(id));
    }

    /** One transaction, committed whatever the result. */
    SaveResult write(Function<Transaction, SaveResult> action) {
        try (Transaction transaction = store.begin(user)) {
            SaveResult result = action.apply(transaction);
            transaction.commit();
            return result;
        }
    }

    Row row(String object, String id) {
        return store.view(user).row(object, id).orElseThrow();
    }

    List<String> ids(String object) {
        return store.view(user).rows(object, false).map(Row::id).toList();
    }

    static String idOf(SaveResult result) {
        assertThat(result.errors()).isEmpty();
        return Objects.requireNonNull(result.id());
    }

    static RowError onlyError(SaveResult result) {
        assertThat(result.success()).isFalse();
        assertThat(result.id()).isNull();
        assertThat(result.errors()).hasSize(1);
        return result.errors().get(0);
    }
}
