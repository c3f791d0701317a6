package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import java.time.Instant;

/** Puts a dead record into an envelope. */
@FunctionalInterface
interface LetterWriter {
    DeadLetter letter(Item item, Fate.Dead fate, Instant failedAt);
}
