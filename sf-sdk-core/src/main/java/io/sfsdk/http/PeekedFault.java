package io.sfsdk.http;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of which the first bytes were read and put back, since SOAP gives every refusal the status 500 and only the fault
 * inside tells a verdict from a passing failure.
 *
 * @param response to hand on; its body starts at the beginning
 * @param code of the fault, empty if it is none
 * @param text of the fault
 * @see <a href="https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383529">SOAP 1.1, 6.2 SOAP HTTP Response</a>
 */
record PeekedFault(HttpResponse response, String code, String text) {
    private static final int FAULT = 500;
    private static final int REFUSED = 400;
    private static final int ENOUGH = 8 * 1024;
    private static final Pattern CODE = Pattern.compile("<faultcode>\\s*+(?:[\\w.-]++:)?+(\\w++)");
    private static final Pattern TEXT = Pattern.compile("<faultstring>([^<]*+)");

    /** The code of SOAP itself for a failure of the server, which may pass. */
    private static final String SERVER = "Server";

    static PeekedFault of(HttpResponse response) {
        return response.status() == FAULT && isXml(response) ? peek(response) : new PeekedFault(response, "", "");
    }

    /** Whether the same request would be refused again. */
    boolean isVerdict() {
        if (code.isEmpty() || code.equals(SERVER)) {
            return false;
        }
        List<ApiError> errors = List.of(ApiError.of(new ErrorCode(code), text));
        return Retryability.ofRequest(REFUSED, errors) != Retryability.AFTER_DELAY;
    }

    private static boolean isXml(HttpResponse response) {
        return response.headers()
                .first("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("xml"))
                .isPresent();
    }

    /** A body that breaks here breaks again for its reader. */
    @SuppressWarnings("UnusedException")
    private static PeekedFault peek(HttpResponse response) {
        try {
            byte[] start = response.body().readNBytes(ENOUGH);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), response.body());
            String shown = new String(start, StandardCharsets.UTF_8);
            return new PeekedFault(
                    new HttpResponse(response.status(), response.headers(), whole, response.isDelimited()),
                    group(CODE, shown),
                    group(TEXT, shown));
        } catch (IOException | TransportException e) {
            return new PeekedFault(response, "", "");
        }
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
