package io.sfsdk.benchmarks.data;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sfsdk.mapping.MappedField;
import io.sfsdk.mapping.RecordMapping;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An opportunity as a program keeps it: all 20 fields of {@link OpportunityPage}, for Jackson's databind as well. */
@JsonIgnoreProperties("attributes")
public record Deal(
        @JsonProperty("Id") String id,
        @JsonProperty("IsDeleted") Boolean deleted,
        @JsonProperty("AccountId") @Nullable String accountId,
        @JsonProperty("Name") String name,
        @JsonProperty("Description") @Nullable String description,
        @JsonProperty("StageName") String stage,
        @JsonProperty("Amount") @Nullable BigDecimal amount,
        @JsonProperty("Probability") @Nullable BigDecimal probability,
        @JsonProperty("TotalOpportunityQuantity") @Nullable BigDecimal quantity,
        @JsonProperty("CloseDate") LocalDate closeDate,
        @JsonProperty("Type") @Nullable String type,
        @JsonProperty("NextStep") @Nullable String nextStep,
        @JsonProperty("LeadSource") @Nullable String leadSource,
        @JsonProperty("IsClosed") Boolean closed,
        @JsonProperty("IsWon") Boolean won,
        @JsonProperty("ForecastCategoryName") @Nullable String forecast,
        @JsonProperty("OwnerId") String ownerId,
        @JsonProperty("CreatedDate") Instant created,
        @JsonProperty("LastModifiedDate") Instant modified,
        @JsonProperty("SystemModstamp") Instant stamp) {

    /** As one writes it without a mapping. */
    public static Deal byHand(SObject row) {
        return new Deal(
                row.text("Id").orElseThrow(),
                row.bool("IsDeleted").orElseThrow(),
                row.text("AccountId").orElse(null),
                row.text("Name").orElseThrow(),
                row.text("Description").orElse(null),
                row.text("StageName").orElseThrow(),
                row.decimal("Amount").orElse(null),
                row.decimal("Probability").orElse(null),
                row.decimal("TotalOpportunityQuantity").orElse(null),
                row.date("CloseDate").orElseThrow(),
                row.text("Type").orElse(null),
                row.text("NextStep").orElse(null),
                row.text("LeadSource").orElse(null),
                row.bool("IsClosed").orElseThrow(),
                row.bool("IsWon").orElseThrow(),
                row.text("ForecastCategoryName").orElse(null),
                row.text("OwnerId").orElseThrow(),
                row.instant("CreatedDate").orElseThrow(),
                row.instant("LastModifiedDate").orElseThrow(),
                row.instant("SystemModstamp").orElseThrow());
    }

    public static RecordMapping<Deal> mapping() {
        RecordMapping.Builder<Deal> deal = RecordMapping.of("Opportunity");
        MappedField<Deal, String> id = deal.readOnly().text("Id", Deal::id);
        MappedField<Deal, Boolean> deleted = deal.readOnly().bool("IsDeleted", Deal::deleted);
        MappedField<Deal, String> accountId = deal.text("AccountId", Deal::accountId);
        MappedField<Deal, String> name = deal.text("Name", Deal::name);
        MappedField<Deal, String> description = deal.text("Description", Deal::description);
        MappedField<Deal, String> stage = deal.text("StageName", Deal::stage);
        MappedField<Deal, BigDecimal> amount = deal.decimal("Amount", Deal::amount);
        MappedField<Deal, BigDecimal> probability = deal.decimal("Probability", Deal::probability);
        MappedField<Deal, BigDecimal> quantity = deal.decimal("TotalOpportunityQuantity", Deal::quantity);
        MappedField<Deal, LocalDate> closeDate = deal.date("CloseDate", Deal::closeDate);
        MappedField<Deal, String> type = deal.text("Type", Deal::type);
        MappedField<Deal, String> nextStep = deal.text("NextStep", Deal::nextStep);
        MappedField<Deal, String> leadSource = deal.text("LeadSource", Deal::leadSource);
        MappedField<Deal, Boolean> closed = deal.readOnly().bool("IsClosed", Deal::closed);
        MappedField<Deal, Boolean> won = deal.readOnly().bool("IsWon", Deal::won);
        MappedField<Deal, String> forecast = deal.text("ForecastCategoryName", Deal::forecast);
        MappedField<Deal, String> ownerId = deal.text("OwnerId", Deal::ownerId);
        MappedField<Deal, Instant> created = deal.readOnly().instant("CreatedDate", Deal::created);
        MappedField<Deal, Instant> modified = deal.readOnly().instant("LastModifiedDate", Deal::modified);
        MappedField<Deal, Instant> stamp = deal.readOnly().instant("SystemModstamp", Deal::stamp);
        return deal.build(row -> new Deal(
                row.required(id),
                row.required(deleted),
                row.get(accountId),
                row.required(name),
                row.get(description),
                row.required(stage),
                row.get(amount),
                row.get(probability),
                row.get(quantity),
                row.required(closeDate),
                row.get(type),
                row.get(nextStep),
                row.get(leadSource),
                row.required(closed),
                row.required(won),
                row.get(forecast),
                row.required(ownerId),
                row.required(created),
                row.required(modified),
                row.required(stamp)));
    }
}
