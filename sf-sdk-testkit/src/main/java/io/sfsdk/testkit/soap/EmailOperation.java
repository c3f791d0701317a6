package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.RowError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * sendEmail: up to 10 messages. They are checked and go nowhere.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_sendemail.htm">sendEmail()</a>
 */
final class EmailOperation implements Operation {
    private static final int MOST_MESSAGES = 10;
    private static final int MOST_TO = 100;
    private static final int MOST_COPIES = 25;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    @Override
    public void answer(SoapCall call, XmlWriter xml) {
        List<Element> messages = call.body().all("messages");
        if (messages.size() > MOST_MESSAGES) {
            throw SoapFault.of(
                    "EMAIL_BATCH_SIZE_LIMIT_EXCEEDED",
                    "cannot send more than " + MOST_MESSAGES + " messages in one call");
        }
        for (Element message : messages) {
            List<RowError> errors = errors(message);
            xml.open("result");
            errors.forEach(error -> write(xml, error, message));
            xml.leaf("success", errors.isEmpty()).close();
        }
    }

    private static void write(XmlWriter xml, RowError error, Element message) {
        xml.open("errors");
        error.fields().forEach(field -> xml.leaf("fields", field));
        xml.leaf("message", error.message()).leaf("statusCode", error.code());
        xml.leaf("targetObjectId", message.value("targetObjectId")).close();
    }

    private static List<RowError> errors(Element message) {
        return switch (String.valueOf(message.type())) {
            case "SingleEmailMessage" -> single(message);
            case "MassEmailMessage" -> message.texts("targetObjectIds").isEmpty() ? noRecipient() : List.of();
            default -> throw SoapFault.of("INVALID_TYPE", "Must send a concrete entity type.");
        };
    }

    private static List<RowError> single(Element message) {
        List<String> to = message.texts("toAddresses");
        List<RowError> errors = new ArrayList<>();
        if (to.isEmpty()
                && message.value("targetObjectId") == null
                && copies(message).isEmpty()) {
            return noRecipient();
        }
        boolean empty = message.value("plainTextBody") == null
                && message.value("htmlBody") == null
                && message.value("templateId") == null
                && message.value("subject") == null;
        if (empty) {
            errors.add(RowError.of("REQUIRED_FIELD_MISSING", "Missing body"));
        }
        if (to.size() > MOST_TO
                || message.texts("ccAddresses").size() > MOST_COPIES
                || message.texts("bccAddresses").size() > MOST_COPIES) {
            errors.add(RowError.of("LIMIT_EXCEEDED", "Too many recipients"));
        }
        to.stream()
                .filter(address -> !ADDRESS.matcher(address).matches())
                .forEach(address -> errors.add(
                        RowError.of("INVALID_EMAIL_ADDRESS", "Email address is invalid: " + address, "toAddresses")));
        return errors;
    }

    private static List<String> copies(Element message) {
        List<String> copies = new ArrayList<>(message.texts("ccAddresses"));
        copies.addAll(message.texts("bccAddresses"));
        return copies;
    }

    private static List<RowError> noRecipient() {
        return List.of(RowError.of("REQUIRED_FIELD_MISSING", "Add a recipient to send an email."));
    }
}
