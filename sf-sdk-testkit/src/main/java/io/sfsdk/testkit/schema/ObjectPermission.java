package io.sfsdk.testkit.schema;

/** What a user may do with the records of an object that they may read. */
public enum ObjectPermission {
    CREATE,
    EDIT,
    DELETE
}
