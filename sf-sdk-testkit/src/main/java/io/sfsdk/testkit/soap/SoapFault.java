package io.sfsdk.testkit.soap;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call that is refused as a whole. */
final class SoapFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLACE = Pattern.compile("ERROR at Row:(\\d+):Column:(\\d+)");

    private final @Nullable String code;

    private SoapFault(@Nullable String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** One with a code of Salesforce. */
    static SoapFault of(String code, String message) {
        return new SoapFault(code, message);
    }

    /** One of the protocol itself: the request could not be read. Has no detail. */
    static SoapFault ofClient(String message) {
        return new SoapFault(null, message);
    }

    static SoapFault unknownField(String name, String object) {
        return of(
                "INVALID_FIELD",
                "No such column '" + name + "' on entity '" + object
                        + "'. If you are attempting to use a custom field, be"
                        + " sure to append the '__c' after the custom field name. Please reference your WSDL or the"
                        + " describe call for the appropriate names.");
    }

    static SoapFault unknownType(String name) {
        return of(
                "INVALID_TYPE",
                "sObject type '" + name + "' is not supported. If you are attempting to use a custom object, be sure to"
                        + " append the '__c' after the entity name. Please reference your WSDL or the describe call for"
                        + " the appropriate names.");
    }

    /** Null for a fault of the protocol. */
    @Nullable
    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    /** The type of the detail. */
    String type() {
        return switch (String.valueOf(code)) {
            case "MALFORMED_QUERY" -> "MalformedQueryFault";
            case "INVALID_FIELD" -> "InvalidFieldFault";
            case "INVALID_TYPE" -> "InvalidSObjectFault";
            case "MALFORMED_SEARCH" -> "MalformedSearchFault";
            case "INVALID_QUERY_LOCATOR" -> "InvalidQueryLocatorFault";
            case "MALFORMED_ID", "INVALID_ID_FIELD" -> "InvalidIdFault";
            case "INVALID_NEW_PASSWORD" -> "InvalidNewPasswordFault";
            case "INVALID_OLD_PASSWORD" -> "InvalidOldPasswordFault";
            case "INVALID_LOGIN", "LOGIN_MUST_USE_SECURITY_TOKEN", "PASSWORD_LOCKOUT" -> "LoginFault";
            default -> "UnexpectedErrorFault";
        };
    }

    /** Whether the detail tells a place in the query. */
    boolean tellsPlace() {
        return switch (type()) {
            case "MalformedQueryFault", "InvalidFieldFault", "InvalidSObjectFault", "MalformedSearchFault" -> true;
            default -> false;
        };
    }

    /** The line in the query, from 1; -1 where there is none. */
    int row() {
        return place(1);
    }

    int column() {
        return place(2);
    }

    private int place(int group) {
        Matcher place = PLACE.matcher(text());
        return place.find() ? Integer.parseInt(place.group(group)) : -1;
    }
}
