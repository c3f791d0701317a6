package io.sfsdk.benchmarks.camel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.apache.camel.component.salesforce.api.dto.AbstractDescribedSObjectBase;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;
import org.jspecify.annotations.Nullable;

/**
 * Opportunity as Camel's Maven plugin generates it with strings for picklists, cut to the fields of the page. Its base class has
 * the other seven.
 */
public final class CamelOpportunity extends AbstractDescribedSObjectBase {
    private @Nullable String accountId;
    private @Nullable String description;
    private @Nullable String stageName;
    private @Nullable Double amount;
    private @Nullable Double probability;
    private @Nullable Double totalOpportunityQuantity;
    private @Nullable LocalDate closeDate;
    private @Nullable String type;
    private @Nullable String nextStep;
    private @Nullable String leadSource;
    private @Nullable Boolean isClosed;
    private @Nullable Boolean isWon;
    private @Nullable String forecastCategoryName;

    @JsonProperty("AccountId")
    public @Nullable String getAccountId() {
        return accountId;
    }

    @JsonProperty("AccountId")
    public void setAccountId(@Nullable String value) {
        this.accountId = value;
    }

    @JsonProperty("Description")
    public @Nullable String getDescription() {
        return description;
    }

    @JsonProperty("Description")
    public void setDescription(@Nullable String value) {
        this.description = value;
    }

    @JsonProperty("StageName")
    public @Nullable String getStageName() {
        return stageName;
    }

    @JsonProperty("StageName")
    public void setStageName(@Nullable String value) {
        this.stageName = value;
    }

    @JsonProperty("Amount")
    public @Nullable Double getAmount() {
        return amount;
    }

    @JsonProperty("Amount")
    public void setAmount(@Nullable Double value) {
        this.amount = value;
    }

    @JsonProperty("Probability")
    public @Nullable Double getProbability() {
        return probability;
    }

    @JsonProperty("Probability")
    public void setProbability(@Nullable Double value) {
        this.probability = value;
    }

    @JsonProperty("TotalOpportunityQuantity")
    public @Nullable Double getTotalOpportunityQuantity() {
        return totalOpportunityQuantity;
    }

    @JsonProperty("TotalOpportunityQuantity")
    public void setTotalOpportunityQuantity(@Nullable Double value) {
        this.totalOpportunityQuantity = value;
    }

    @JsonProperty("CloseDate")
    public @Nullable LocalDate getCloseDate() {
        return closeDate;
    }

    @JsonProperty("CloseDate")
    public void setCloseDate(@Nullable LocalDate value) {
        this.closeDate = value;
    }

    @JsonProperty("Type")
    public @Nullable String getType() {
        return type;
    }

    @JsonProperty("Type")
    public void setType(@Nullable String value) {
        this.type = value;
    }

    @JsonProperty("NextStep")
    public @Nullable String getNextStep() {
        return nextStep;
    }

    @JsonProperty("NextStep")
    public void setNextStep(@Nullable String value) {
        this.nextStep = value;
    }

    @JsonProperty("LeadSource")
    public @Nullable String getLeadSource() {
        return leadSource;
    }

    @JsonProperty("LeadSource")
    public void setLeadSource(@Nullable String value) {
        this.leadSource = value;
    }

    @JsonProperty("IsClosed")
    public @Nullable Boolean getIsClosed() {
        return isClosed;
    }

    @JsonProperty("IsClosed")
    public void setIsClosed(@Nullable Boolean value) {
        this.isClosed = value;
    }

    @JsonProperty("IsWon")
    public @Nullable Boolean getIsWon() {
        return isWon;
    }

    @JsonProperty("IsWon")
    public void setIsWon(@Nullable Boolean value) {
        this.isWon = value;
    }

    @JsonProperty("ForecastCategoryName")
    public @Nullable String getForecastCategoryName() {
        return forecastCategoryName;
    }

    @JsonProperty("ForecastCategoryName")
    public void setForecastCategoryName(@Nullable String value) {
        this.forecastCategoryName = value;
    }

    /** Not needed for reading. */
    @Override
    public SObjectDescription description() {
        return new SObjectDescription();
    }
}
