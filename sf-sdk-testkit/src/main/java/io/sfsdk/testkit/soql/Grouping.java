package io.sfsdk.testkit.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** GROUP BY and HAVING, as written; without expressions there is no GROUP BY. */
record Grouping(
        Kind kind, List<Expression> expressions, @Nullable Condition having) {
    enum Kind {
        PLAIN,
        ROLLUP,
        CUBE
    }

    static Grouping none() {
        return new Grouping(Kind.PLAIN, List.of(), null);
    }

    boolean isPresent() {
        return !expressions.isEmpty();
    }
}
