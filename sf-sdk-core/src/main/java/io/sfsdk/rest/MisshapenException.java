package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Well-formed JSON that is not what this resource answers. Its message holds no text of the body. */
final class MisshapenException extends IOException {
    private static final long serialVersionUID = 1L;

    MisshapenException(String found) {
        super(found);
    }

    MisshapenException(String found, JsonParser parser) {
        super(found + " at byte " + parser.currentLocation().getByteOffset());
    }
}
