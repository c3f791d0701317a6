package io.sfsdk.rest;

import io.sfsdk.error.ApiError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input of an action.
 *
 * @param outputs by name: text, {@code BigDecimal}, boolean, null, or lists and maps of them
 * @param errors empty if it succeeded
 */
public record ActionResult(
        String action, boolean success, Map<String, @Nullable Object> outputs, List<ApiError> errors) {
    public ActionResult {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        errors = List.copyOf(errors);
    }

    /** Without values. */
    @Override
    public String toString() {
        return "ActionResult[" + action + ", success=" + success + ", outputs=" + outputs.keySet() + ", errors="
                + errors + "]";
    }
}
