package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.http.Origin;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgView;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param version the API version, for example 66
 * @param body the element of the operation, whose children are its arguments
 * @param headers by name
 * @param view the org as the caller sees it
 */
record SoapCall(int version, Element body, Map<String, Element> headers, OrgView view) {
    /** An argument that must be there. */
    String text(String argument) {
        String value = body.value(argument);
        if (value == null) {
            throw SoapFault.of("MISSING_ARGUMENT", argument + " is required");
        }
        return value;
    }

    /** Whether a header says {@code true}; it is false if it is not sent. */
    boolean flag(String header, String child) {
        Element sent = headers.get(header);
        return sent != null && sent.flag(child);
    }

    /** What a header says; null if it says nothing. */
    @Nullable
    String header(String header, String child) {
        Element sent = headers.get(header);
        return sent == null ? null : sent.value(child);
    }

    /** Who writes, for change events. */
    String origin() {
        return Origin.of("soap", version, Optional.ofNullable(header("CallOptions", "client")));
    }

    /** The object of this name, as the caller sees it. */
    ObjectType type(String name) {
        return view.schema().object(name).orElseThrow(() -> SoapFault.unknownType(name));
    }
}
