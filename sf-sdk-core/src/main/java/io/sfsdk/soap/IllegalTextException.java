package io.sfsdk.soap;

/** Something that cannot be written as XML. Its message names no value. */
final class IllegalTextException extends Exception {
    private static final long serialVersionUID = 1L;

    IllegalTextException(String reason) {
        super(reason);
    }
}
