package io.sfsdk.examples.nightly;

import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.testkit.SimulatedOrg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of each line of the file, by the number of its contact.
 *
 * @param lines of the file
 * @param written contacts in the org
 * @param letters dead letters
 * @param lost lines that are neither in the org nor among the letters
 * @param doubled lines that are there more than once
 */
record Balance(int lines, int written, int letters, long lost, long doubled) {
    private static final int MANY = 1_000_000;

    static Balance of(NightlyFile file, SimulatedOrg org, Path letterFile) {
        Map<String, Integer> times = new HashMap<>();
        file.contacts().forEach(contact -> times.put(NightlyFile.number(contact), 0));
        List<Map<String, Object>> rows = rows(org);
        rows.forEach(row -> times.merge(String.valueOf(row.get("External_Id__c")), 1, Integer::sum));
        List<StoredLetter> letters = Files.exists(letterFile)
                ? JsonLinesDeadLetterSink.at(letterFile).open(0, MANY)
                : List.of();
        letters.forEach(letter -> times.merge(NightlyFile.number(letter.letter().record()), 1, Integer::sum));
        return new Balance(
                file.size(),
                rows.size(),
                letters.size(),
                times.values().stream().filter(count -> count == 0).count(),
                times.values().stream().filter(count -> count > 1).count());
    }

    private static List<Map<String, Object>> rows(SimulatedOrg org) {
        return org.query("SELECT External_Id__c FROM Contact").stream()
                .map(row -> Map.<String, Object>of("External_Id__c", String.valueOf(row.get("External_Id__c"))))
                .toList();
    }

    /** Whether each line is in the org or among the letters, once. */
    boolean adds() {
        return lost == 0 && doubled == 0 && written + letters == lines;
    }

    String describe() {
        return "File %,d = org %,d + dead letters %,d; lost=%d, doubled=%d"
                .formatted(lines, written, letters, lost, doubled);
    }
}
