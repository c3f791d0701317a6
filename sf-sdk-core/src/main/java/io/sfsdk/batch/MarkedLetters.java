package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.write.WriteResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for the records of doubtful letters by the markers with which they were sent: a letter's id is one. */
record MarkedLetters(DoubtPolicy policy, WriteResolver resolver, Set<Countermeasure> off) {
    enum Finding {
        THERE,
        ABSENT,
        UNKNOWN
    }

    /** What the org says of each letter. */
    Map<StoredLetter, Finding> look(List<StoredLetter> letters, Instant now) {
        Map<String, List<StoredLetter>> byType = new HashMap<>();
        for (StoredLetter stored : letters) {
            byType.computeIfAbsent(stored.letter().record().type(), none -> new ArrayList<>())
                    .add(stored);
        }
        Map<StoredLetter, Finding> findings = new HashMap<>();
        byType.forEach((type, some) -> {
            Set<String> there = markersThere(type, some);
            some.forEach(stored -> findings.put(stored, finding(stored, there, now)));
        });
        return findings;
    }

    private Set<String> markersThere(String type, List<StoredLetter> letters) {
        List<String> markers = new ArrayList<>();
        for (StoredLetter stored : letters) {
            markers.add(stored.letter().id());
            markers.add(Successors.idAfter(stored.letter().id()));
        }
        Set<String> there = new HashSet<>();
        resolver.find(type, policy.field(), markers).forEach(match -> there.add(match.value()));
        return there;
    }

    /** A re-drive that was broken off does not say when it sent the record, so its silence says nothing. */
    private Finding finding(StoredLetter stored, Set<String> there, Instant now) {
        DeadLetter letter = stored.letter();
        if (off.contains(Countermeasure.LOOK_BEFORE_SENDING)) {
            return Finding.ABSENT;
        }
        if (there.contains(letter.id()) || there.contains(Successors.idAfter(letter.id()))) {
            return Finding.THERE;
        }
        boolean isQuiet = off.contains(Countermeasure.QUIET_TIME)
                || !now.isBefore(letter.failedAt().plus(policy.quiet()));
        return isQuiet && !stored.claimed() ? Finding.ABSENT : Finding.UNKNOWN;
    }
}
