package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteResolver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Knows the records of one run by a field, so that those in doubt can be looked for.
 *
 * @param begun when the run began, by the local clock
 * @param marker the run's own value for a record
 */
record Doubts(DoubtPolicy policy, WriteResolver resolver, Instant begun, Function<Item, String> marker) {
    /** The record as it is sent. */
    SObject outgoing(Item item) {
        return policy.marks() ? item.record().with(policy.field(), marker.apply(item)) : item.record();
    }

    /** Only an insert cannot simply be sent again. */
    static boolean concern(Step step) {
        return step.operation() instanceof WriteOperation.Insert;
    }

    /**
     * Looks once. What is found becomes written.
     *
     * @return those that were not found; those that cannot be told are in neither
     */
    List<Item> look(List<Item> items, Duration clockAhead) {
        Map<String, List<Item>> byValue = new HashMap<>();
        for (Item item : items) {
            value(item)
                    .ifPresent(value -> byValue.computeIfAbsent(normal(value), none -> new ArrayList<>())
                            .add(item));
        }
        Map<String, List<WriteResolver.Match>> found =
                find(items.get(0).record().type(), byValue);
        List<Item> absent = new ArrayList<>();
        byValue.forEach((value, some) -> {
            List<WriteResolver.Match> matches = found.getOrDefault(value, List.of());
            if (some.size() == 1 && matches.isEmpty()) {
                absent.add(some.get(0));
            } else if (some.size() == 1 && matches.size() == 1 && isOurs(matches.get(0), clockAhead)) {
                some.get(0).become(new Fate.Written(true));
            }
        });
        return absent;
    }

    /** How far the local clock is ahead of the org's; zero where it does not matter. */
    Duration clockAhead(Instant now) {
        return policy.marks() ? Duration.ZERO : Duration.between(resolver.serverTime(), now);
    }

    private Map<String, List<WriteResolver.Match>> find(String sobject, Map<String, List<Item>> byValue) {
        List<String> values = byValue.values().stream()
                .map(some -> value(some.get(0)).orElseThrow())
                .toList();
        Map<String, List<WriteResolver.Match>> found = new HashMap<>();
        if (!values.isEmpty()) {
            resolver.find(sobject, policy.field(), values)
                    .forEach(match -> found.computeIfAbsent(normal(match.value()), none -> new ArrayList<>())
                            .add(match));
        }
        return found;
    }

    private boolean isOurs(WriteResolver.Match match, Duration clockAhead) {
        return policy.marks()
                || !match.createdAt().isBefore(begun.minus(clockAhead).minusSeconds(1));
    }

    private Optional<String> value(Item item) {
        SObject record = outgoing(item);
        return record.has(policy.field()) && record.value(policy.field()) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** As the org compares: it strips texts, and an external id may ignore case. */
    private static String normal(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
