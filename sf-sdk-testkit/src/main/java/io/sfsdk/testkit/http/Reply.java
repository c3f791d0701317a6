package io.sfsdk.testkit.http;

/** An answer and the way it goes, or fails to go, over the wire. */
public record Reply(Response response, Delivery delivery) {
    public static Reply plain(Response response) {
        return new Reply(response, Delivery.COMPLETE);
    }
}
