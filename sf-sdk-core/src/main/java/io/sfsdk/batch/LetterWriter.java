package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;

/** Puts a dead record into an envelope. */
@FunctionalInterface
interface LetterWriter {
    DeadLetter letter(Item item, Fate.Dead fate);
}
