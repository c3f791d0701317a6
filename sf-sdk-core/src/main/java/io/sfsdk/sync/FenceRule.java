package io.sfsdk.sync;

/** What set the end of a window, behind which every transaction must have committed. */
public enum FenceRule {
    /** The org said up to when its change log is complete: open transactions hold that back. */
    LATEST_DATE_COVERED("the org's latestDateCovered"),

    /** The change log reached closer to now than the clocks of the org's nodes agree. */
    SKEW_ALLOWANCE("server time less the skew allowance"),

    /** The org keeps no change log for this object or the user may not read it: a fixed time behind now. */
    COMMIT_LAG("server time less the commit lag"),

    /** What the sync had delivered before: old records are read again. */
    POSITION("what was delivered before"),

    /** None: the literal mode reads up to now, and loses what commits late. */
    NONE("none");

    private final String description;

    FenceRule(String description) {
        this.description = description;
    }

    @Override
    public String toString() {
        return description;
    }
}
