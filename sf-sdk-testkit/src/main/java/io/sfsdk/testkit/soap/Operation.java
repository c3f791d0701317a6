package io.sfsdk.testkit.soap;

/** Does what a call asks and writes what stands inside its response element. Safe to share. */
@FunctionalInterface
interface Operation {
    /**
     * Answers.
     *
     * @throws SoapFault if the call is refused as a whole
     */
    void answer(SoapCall call, XmlWriter xml);
}
