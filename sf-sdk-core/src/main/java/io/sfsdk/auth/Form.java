package io.sfsdk.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A form's body while it is put together; never shown. */
final class Form {
    private final StringBuilder text = new StringBuilder();

    static Form of(String grantType) {
        return new Form().with("grant_type", grantType);
    }

    Form with(String name, String value) {
        text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /** As it is sent. */
    String encoded() {
        return text.toString();
    }
}
