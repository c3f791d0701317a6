package io.sfsdk.schedule;

/**
 * What keeps a scheduled job from doing harm. All are on; a test takes one away to see that its scenario then does the harm. There is
 * no way to do so from outside the package.
 */
enum Countermeasure {
    /** One run at a time. Without it: one for each that looks. */
    ONE_RUN,
    /** A failed run is followed by a pause that grows. Without it: by the next look. */
    BACKOFF
}
