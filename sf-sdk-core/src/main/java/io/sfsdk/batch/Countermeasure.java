package io.sfsdk.batch;

/**
 * What stands between a batch and a lost or doubled record. All are on; a test takes one away to see that its scenario then does
 * the harm, which shows that the test can fail. There is no way to do so from outside the package.
 */
enum Countermeasure {
    /** A doubt is no refusal that passes. Without it: an insert without an answer is sent again. */
    NO_BLIND_REPEAT,
    /** What is harmless is sent again. Without it: an upsert without an answer stays in doubt. */
    HARMLESS_REPEAT,
    /** A locked row is sent again. Without it: a dead letter at once. */
    LOCK_RETRY,
    /** A lock is also seen in the texts of triggers and flows. Without it: by its own code only. */
    LOCK_TEXTS,
    /** After an outage one record tries first. Without it: as many as ever. */
    HALF_OPEN,
    /** A chunk refused as a whole is halved. Without it: all of it is refused. */
    HALVING,
    /** A record refused is refused alone. Without it: with the others of its call. */
    ISOLATION,
    /** A limit or an outage stops the run. Without it: it is taken for the records' fault. */
    STOP_AT_REFUSED_CALL,
    /** Too many failures end the run. Without it: never. */
    FAILURE_LIMIT,
    /** A sink that fails stops the run. Without it: its letters are forgotten. */
    LETTERS_ARE_KEPT,
    /** An Error is that of one chunk. Without it: it leaves the run at once, with all that the others did. */
    ERROR_IS_CONTAINED,
    /** Each outcome is noted before the host is asked anything. Without it: one after the other. */
    OUTCOMES_FIRST,
    /** A record that is not found may still come. Without it: it is absent at the first look. */
    QUIET_TIME,
    /** What is in doubt is looked for. Without it: it is sent again at once. */
    LOOK_BEFORE_SENDING,
    /** The journal notes a chunk before its call. Without it: only once it is settled. */
    INTENT_FIRST,
    /** The journal moves once the letters are kept. Without it: before. */
    LETTERS_BEFORE_JOURNAL,
    /** The ticket of a job is in the journal before a record is sent. Without it: once the call has returned. */
    TICKET_FIRST,
    /** A call that broke off is asked for by its ticket. Without it: its records are in doubt at once. */
    ASK_BY_TICKET,
    /** What a ticket in the journal covers is asked for. Without it: sent again. */
    RECOVER_FIRST,
    /** A journal that another process has moved ends the run. Without it: it is written over. */
    ONE_PROCESS,
    /** A journal goes on with its own input only. Without it: with any. */
    SAME_INPUT,
    /** Records of one parent travel together. Without it: as they come. */
    GROUPING
}
