package io.sfsdk.rest;

/** What a step of a composite call does, and so how its answer is read. */
enum StepKind {
    CREATE("id", false),
    UPSERT("id", true),
    UPDATE("id", true),
    DELETE("id", false),
    GET("Id", true),
    QUERY("records[0].Id", true);

    private final String idPath;
    private final boolean repeatable;

    StepKind(String idPath, boolean repeatable) {
        this.idPath = idPath;
        this.repeatable = repeatable;
    }

    String idPath() {
        return idPath;
    }

    /** Whether doing it twice is doing it once. A second delete is refused, which would fail the whole call. */
    boolean isRepeatable() {
        return repeatable;
    }
}
