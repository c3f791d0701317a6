package io.sfsdk.testkit.soql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tests against several literals. */
final class ListTests {
    private ListTests() {}

    /** {@code IN} the operands. */
    static ValueTest in(Column column, List<Operand> operands) {
        Set<@Nullable Object> keys = new HashSet<>();
        List<ValueTest> ranges = new ArrayList<>();
        for (Operand operand : operands) {
            if (operand instanceof Operand.Range range) {
                ranges.add(ValueTest.compare(column, Operator.EQUAL, range));
            } else {
                keys.add(operand instanceof Operand.Exact exact ? Values.key(column, exact.value()) : null);
            }
        }
        return value ->
                keys.contains(Values.key(column, value)) || ranges.stream().anyMatch(range -> range.accepts(value));
    }

    /** {@code INCLUDES} one of the entries; an entry {@code A;B} asks for both. */
    static ValueTest includes(List<Operand> operands) {
        List<Set<String>> wanted = operands.stream()
                .filter(Operand.Exact.class::isInstance)
                .map(operand -> entries(((Operand.Exact) operand).value()))
                .toList();
        return value -> value != null && wanted.stream().anyMatch(entries(value)::containsAll);
    }

    private static Set<String> entries(Object value) {
        Set<String> entries = new HashSet<>();
        Arrays.stream(Objects.toString(value).split(";"))
                .map(entry -> entry.trim().toLowerCase(Locale.ROOT))
                .forEach(entries::add);
        return entries;
    }
}
