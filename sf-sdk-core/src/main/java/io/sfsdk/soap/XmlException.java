package io.sfsdk.soap;

import java.io.IOException;

/** XML that cannot be read, or is not what an operation answers. Its message holds no text of the body. */
final class XmlException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean hostile;

    XmlException(String found) {
        this(found, false);
    }

    private XmlException(String found, boolean hostile) {
        super(found);
        this.hostile = hostile;
    }

    /** Something that no answer of an org holds and that only harms: a document type, or more of anything than there can be. */
    static XmlException hostile(String found) {
        return new XmlException(found, true);
    }

    /** Whether asking again is of no use. */
    boolean isHostile() {
        return hostile;
    }
}
