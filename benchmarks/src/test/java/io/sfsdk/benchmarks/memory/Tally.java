package io.sfsdk.benchmarks.memory;

import io.sfsdk.record.SObject;
import java.util.StringTokenizer;

/**
 * What a job saw, counted as it went by.
 *
 * @param records how many
 * @param employees the sum of their {@code NumberOfEmployees}, or of what else is counted
 * @param grewBytes by how much what is alive on the heap grew between the first fifth of the job and its end
 */
record Tally(long records, long employees, long grewBytes) {
    String line() {
        return records + " " + employees + " " + grewBytes;
    }

    static Tally parse(String line) {
        StringTokenizer words = new StringTokenizer(line);
        return new Tally(
                Long.parseLong(words.nextToken()),
                Long.parseLong(words.nextToken()),
                Long.parseLong(words.nextToken()));
    }

    /** Counts, and looks at the heap after each tenth. */
    static final class Counter {
        private final long tenth;
        private long records;
        private long employees;
        private long settled;
        private long most;

        Counter(long expected) {
            this.tenth = expected / 10;
        }

        void add(SObject record) {
            add(record.decimal("NumberOfEmployees").orElseThrow().longValueExact());
        }

        void add(long more) {
            employees += more;
            if (++records % tenth == 0) {
                look(records / tenth);
            }
        }

        boolean isAll() {
            return records == tenth * 10;
        }

        private void look(long tenths) {
            System.gc();
            long live =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            if (tenths == 2) {
                settled = live;
            }
            most = tenths < 2 ? live : Math.max(most, live);
        }

        Tally tally() {
            return new Tally(records, employees, most - settled);
        }
    }
}
