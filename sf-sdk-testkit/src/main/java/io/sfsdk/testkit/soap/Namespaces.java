package io.sfsdk.testkit.soap;

/** The names that tell whose an element is. */
final class Namespaces {
    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String PARTNER = "urn:partner.soap.sforce.com";
    static final String SOBJECT = "urn:sobject.partner.soap.sforce.com";
    static final String FAULT = "urn:fault.partner.soap.sforce.com";
    /** The class's name follows. */
    static final String APEX = "http://soap.sforce.com/schemas/class/";

    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private Namespaces() {}
}
