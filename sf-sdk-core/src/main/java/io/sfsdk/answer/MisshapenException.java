package io.sfsdk.answer;

import java.io.IOException;

/** A well-formed body that is not what this resource answers. Its message holds no text of the body. */
public final class MisshapenException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param found what stands there, or does not, as it follows on "the body holds"; without text of the body */
    public MisshapenException(String found) {
        super(found);
    }

    /** @param offset bytes of the body before it */
    public MisshapenException(String found, long offset) {
        super(found + " at byte " + offset);
    }
}
