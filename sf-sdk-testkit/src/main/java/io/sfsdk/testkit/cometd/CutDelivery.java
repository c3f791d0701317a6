package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.http.Outgoing;
import io.sfsdk.testkit.http.Wire;
import java.io.IOException;

/** Breaks the connection where an answer was due. */
final class CutDelivery {
    private CutDelivery() {}

    @SuppressWarnings("unused") // the shape of a delivery
    static boolean deliver(Outgoing answer, Wire wire) throws IOException {
        wire.close();
        return false;
    }
}
