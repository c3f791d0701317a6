package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lead that was converted.
 *
 * @param opportunityId null if none was wanted
 */
public record ConvertedLead(
        RecordId leadId,
        RecordId accountId,
        RecordId contactId,
        @Nullable RecordId opportunityId) {
    public Optional<RecordId> opportunity() {
        return Optional.ofNullable(opportunityId);
    }
}
