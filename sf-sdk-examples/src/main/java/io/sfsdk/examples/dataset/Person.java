package io.sfsdk.examples.dataset;

/** Somebody to talk to: a name nobody bears, made of a given name and a village. */
public record Person(String firstName, String lastName) {}
