package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.RecordId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExternalIdMatchesTest {
    @Test
    void theIdsOfACollectionsSentenceAreRead() {
        ApiError several = ApiError.of(
                ErrorCode.DUPLICATE_EXTERNAL_ID,
                "Ext: more than one record found for external id field: [001TK00000AAAAbYAP, 001TK00000AAAAcYAP]");

        List<RecordId> matches = ExternalIdMatches.of(List.of(several));

        assertThat(matches).containsExactly(RecordId.of("001TK00000AAAAbYAP"), RecordId.of("001TK00000AAAAcYAP"));
    }

    @Test
    void otherErrorsNameNoMatches() {
        ApiError other = ApiError.of(new ErrorCode("DUPLICATE_VALUE"), "duplicate value found: 001TK00000AAAAbYAP");

        assertThat(ExternalIdMatches.of(List.of(other))).isEmpty();
    }
}
