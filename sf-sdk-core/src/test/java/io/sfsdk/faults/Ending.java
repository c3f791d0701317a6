package io.sfsdk.faults;

import java.time.Duration;
import java.util.List;

/**
 * How a run ended.
 *
 * @param outcome in the table's words
 * @param took from the call to its outcome
 * @param sends how often the struck request was sent
 * @param rows how many records the write left in the org
 * @param pauses before retries, none of them waited for
 */
record Ending(String outcome, Duration took, long sends, int rows, List<Duration> pauses) {}
