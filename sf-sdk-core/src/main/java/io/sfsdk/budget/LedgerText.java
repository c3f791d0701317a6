package io.sfsdk.budget;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A ledger as text: a line for each account, allocation and announcement, its parts between tabs. */
final class LedgerText {
    private static final String HEAD = "sf-sdk budget 1";

    private LedgerText() {}

    static String of(LedgerState state) {
        StringBuilder text = new StringBuilder(HEAD);
        state.accounts().forEach((name, account) -> {
            text.append("\naccount\t").append(name).append('\t').append(account.rank());
            text.append('\t').append(account.announcedUntil());
            account.spent()
                    .forEach((key, spent) ->
                            text.append("\nspent\t").append(key).append('\t').append(of(spent)));
            account.announced()
                    .forEach((key, amount) -> text.append("\nannounced\t")
                            .append(key)
                            .append('\t')
                            .append(amount));
        });
        return text.toString();
    }

    private static String of(Rolling spent) {
        return spent.slots().entrySet().stream()
                .map(slot -> slot.getKey() + "=" + slot.getValue())
                .collect(Collectors.joining(","));
    }

    /** @throws IllegalStateException if it is no such text */
    static LedgerState parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw new IllegalStateException("the shared ledger holds something else than a ledger of this version");
        }
        try {
            return parse(lines.subList(1, lines.size()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("the shared ledger cannot be read", e);
        }
    }

    private static LedgerState parse(List<String> lines) {
        SortedMap<String, AccountState> accounts = new TreeMap<>();
        String name = "";
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("account")) {
                name = parts[1];
                long until = Long.parseLong(parts[3]);
                accounts.put(name, AccountState.none(Integer.parseInt(parts[2])).announce(new TreeMap<>(), until));
            } else {
                accounts.put(name, with(accounts.getOrDefault(name, AccountState.none(0)), parts));
            }
        }
        return new LedgerState(accounts);
    }

    private static AccountState with(AccountState account, String[] parts) {
        TreeMap<String, Rolling> spent = new TreeMap<>(account.spent());
        TreeMap<String, Long> announced = new TreeMap<>(account.announced());
        if (parts[0].equals("spent")) {
            spent.put(parts[1], rolling(parts[2]));
        } else if (parts[0].equals("announced")) {
            announced.put(parts[1], Long.parseLong(parts[2]));
        }
        return new AccountState(account.rank(), spent, announced, account.announcedUntil());
    }

    private static Rolling rolling(String text) {
        TreeMap<Long, Long> slots = new TreeMap<>();
        for (String slot : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
            Map.Entry<String, String> pair =
                    Map.entry(slot.substring(0, slot.indexOf('=')), slot.substring(slot.indexOf('=') + 1));
            slots.put(Long.parseLong(pair.getKey()), Long.parseLong(pair.getValue()));
        }
        return new Rolling(slots);
    }
}
