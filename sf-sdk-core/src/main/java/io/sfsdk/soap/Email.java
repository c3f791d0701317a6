package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mail to one list of people. Immutable; {@link #toString()} shows none of it.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_sendemail.htm">SOAP API Developer
 *     Guide, sendEmail(), SingleEmailMessage</a>
 */
public final class Email {
    private static final int MOST_COPIES = 25;
    private static final int MOST_RECEIVERS = 100;

    /** Elements of the base type, which come first. Within each, the WSDL's order is that of the names. */
    private final Map<String, List<SoapElement>> base;

    private final Map<String, List<SoapElement>> own;

    private Email(Map<String, List<SoapElement>> base, Map<String, List<SoapElement>> own) {
        this.base = base;
        this.own = own;
    }

    /** A mail that is not kept as an activity of those it goes to. */
    public static Email of(String subject) {
        return new Email(Map.of(), Map.of()).base("subject", subject).base("saveAsActivity", "false");
    }

    /** At most 100. */
    public Email to(List<String> addresses) {
        return list("toAddresses", addresses, MOST_RECEIVERS);
    }

    /** At most 25. */
    public Email copyTo(List<String> addresses) {
        return list("ccAddresses", addresses, MOST_COPIES);
    }

    /** At most 25. */
    public Email blindCopyTo(List<String> addresses) {
        return list("bccAddresses", addresses, MOST_COPIES);
    }

    /** To a contact, lead or user. */
    public Email to(RecordId person) {
        return own("targetObjectId", person.value());
    }

    /** Keeps the mail as an activity of the person and record it is about. */
    public Email saveAsActivity() {
        return base("saveAsActivity", "true");
    }

    /** The record it is about, whose fields a template may show. */
    public Email about(RecordId record) {
        return own("whatId", record.value());
    }

    public Email plainText(String body) {
        return own("plainTextBody", body);
    }

    public Email html(String body) {
        return own("htmlBody", body);
    }

    public Email template(RecordId template) {
        return own("templateId", template.value());
    }

    public Email replyTo(String address) {
        return base("replyTo", address);
    }

    public Email senderName(String name) {
        return base("senderDisplayName", name);
    }

    public Email from(RecordId orgWideAddress) {
        return own("orgWideEmailAddressId", orgWideAddress.value());
    }

    /** One more file; kept in memory. */
    public Email attach(String fileName, String contentType, byte[] content) {
        SoapElement file = SoapElement.of("fileAttachments")
                .with("body", Base64.getEncoder().encodeToString(content))
                .with("contentType", contentType)
                .with("fileName", fileName);
        List<SoapElement> files = new ArrayList<>(own.getOrDefault("fileAttachments", List.of()));
        files.add(file);
        return new Email(base, and(own, "fileAttachments", files));
    }

    void writeTo(XmlWriter xml) throws IllegalTextException {
        for (List<SoapElement> elements : base.values()) {
            write(xml, elements);
        }
        for (List<SoapElement> elements : own.values()) {
            write(xml, elements);
        }
    }

    private static void write(XmlWriter xml, List<SoapElement> elements) throws IllegalTextException {
        for (SoapElement element : elements) {
            element.write(xml, "p:");
        }
    }

    private Email base(String name, String value) {
        return new Email(and(base, name, List.of(SoapElement.of(name, value))), own);
    }

    private Email own(String name, String value) {
        return new Email(base, and(own, name, List.of(SoapElement.of(name, value))));
    }

    private Email list(String name, List<String> values, int most) {
        if (values.size() > most) {
            throw new IllegalArgumentException(name + " takes at most " + most + " addresses, got " + values.size());
        }
        return new Email(
                base,
                and(
                        own,
                        name,
                        values.stream()
                                .map(value -> SoapElement.of(name, value))
                                .toList()));
    }

    private static Map<String, List<SoapElement>> and(
            Map<String, List<SoapElement>> before, String name, List<SoapElement> elements) {
        Map<String, List<SoapElement>> more = new TreeMap<>(before);
        more.put(name, elements);
        return new LinkedHashMap<>(more);
    }

    @Override
    public String toString() {
        return "Email";
    }
}
