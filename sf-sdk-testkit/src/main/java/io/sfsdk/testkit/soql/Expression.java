package io.sfsdk.testkit.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a query selects, filters, groups or orders by, as written. */
sealed interface Expression {
    /** Where it begins in the query. */
    int offset();

    /** As written, without blanks. */
    String text();

    /** The same for every spelling of the same expression. */
    default String key() {
        return text().toLowerCase(Locale.ROOT);
    }

    /** A field, perhaps of a parent: {@code Account.Owner.Name}. */
    record Path(List<String> names, int offset) implements Expression {
        public Path {
            names = List.copyOf(names);
        }

        @Override
        public String text() {
            return String.join(".", names);
        }

        String last() {
            return names.get(names.size() - 1);
        }

        List<String> parents() {
            return names.subList(0, names.size() - 1);
        }

        /** Another field of the same object. */
        Path sibling(String field) {
            List<String> all = new ArrayList<>(parents());
            all.add(field);
            return new Path(all, offset);
        }

        Path withoutFirst() {
            return new Path(names.subList(1, names.size()), offset);
        }
    }

    /** A function of a field; no argument means {@code COUNT()}. */
    record Call(Function function, @Nullable Expression argument, int offset) implements Expression {
        @Override
        public String text() {
            return function.spelling() + "(" + (argument == null ? "" : argument.text()) + ")";
        }
    }
}
