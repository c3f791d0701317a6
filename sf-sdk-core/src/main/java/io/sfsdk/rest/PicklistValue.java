package io.sfsdk.rest;

/** One value of a picklist; {@code value} is what the API reads and writes, {@code label} what people see. */
public record PicklistValue(String value, String label, boolean active, boolean defaultValue) {}
