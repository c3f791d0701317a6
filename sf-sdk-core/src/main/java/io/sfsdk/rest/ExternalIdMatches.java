package io.sfsdk.rest;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.RecordId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The records that share an external id, where an upsert was refused because there are several: the org answers 300 with their
 * paths to a single upsert, and a sentence with their ids to one of a collection.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">REST API Developer
 *     Guide, Status Codes and Error Responses, 300</a>
 */
public final class ExternalIdMatches {
    private static final Pattern ID = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z0-9]{18}(?![A-Za-z0-9])");

    private ExternalIdMatches() {}

    /**
     * Their ids.
     *
     * @param errors of an {@link io.sfsdk.error.ApiException} or of a {@link io.sfsdk.write.WriteOutcome.Rejected}
     * @return in the org's order; empty if the errors speak of something else
     */
    public static List<RecordId> of(List<ApiError> errors) {
        return errors.stream()
                .filter(error -> error.code().equals(ErrorCode.DUPLICATE_EXTERNAL_ID))
                .flatMap(error -> ID.matcher(error.message()).results())
                .map(MatchResult::group)
                .filter(RecordId::isId)
                .map(RecordId::of)
                .distinct()
                .toList();
    }
}
