package io.sfsdk.soql;

/** A condition whose names are checked and whose values are quoted. Immutable. */
public final class SoqlCondition {
    private final String text;

    SoqlCondition(String text) {
        this.text = text;
    }

    /** Both hold. */
    public SoqlCondition and(SoqlCondition other) {
        return new SoqlCondition("(" + text + " AND " + other.text + ")");
    }

    /** One holds, or both. */
    public SoqlCondition or(SoqlCondition other) {
        return new SoqlCondition("(" + text + " OR " + other.text + ")");
    }

    /** This does not hold. */
    public SoqlCondition not() {
        return new SoqlCondition("(NOT " + text + ")");
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "SoqlCondition[***]";
    }
}
