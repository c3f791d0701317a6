package io.sfsdk.testkit.http;

import java.io.IOException;

/** Puts one answer on the wire, faithfully or not. */
@FunctionalInterface
public interface Delivery {
    /** The whole answer, in one write where it is small; bodies are chunked. */
    Delivery COMPLETE = CompleteDelivery::deliver;

    /**
     * Writes what the client shall see.
     *
     * @return whether the connection may carry another request
     */
    boolean deliver(Outgoing answer, Wire wire) throws IOException;
}
