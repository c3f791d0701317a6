package io.sfsdk.testkit.schema;

/** The other end of a reference: {@code childObject.field} points here and {@code name} is its name in a subquery. */
public record ChildRelationship(String name, String childObject, String field, boolean cascadeDelete) {}
