package io.sfsdk.batch;

/** What could be learnt of a call by its ticket. */
sealed interface Finding {
    /** As if the call had just returned. */
    record Told(Answer.Verdicts verdicts) implements Finding {}

    /** No record was or will be taken. */
    record Nothing() implements Finding {}

    /** Nobody could tell now. */
    record Unknown(Stop stop) implements Finding {}
}
