package io.sfsdk.testkit.http;

/** Answers requests; called by many threads at once, one per connection. */
@FunctionalInterface
public interface Handler {
    Reply handle(Request request);
}
