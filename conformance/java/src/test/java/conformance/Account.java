package conformance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.camel.component.salesforce.api.dto.AbstractDescribedSObjectBase;
import org.apache.camel.component.salesforce.api.dto.Attributes;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;

/** An account as camel-salesforce's generator would write it, with the few fields that the day needs. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class Account extends AbstractDescribedSObjectBase {
    // The client looks the field up by the name it has in Salesforce.
    private String External_Id__c;

    public Account() {
        Attributes attributes = new Attributes();
        attributes.setType("Account");
        setAttributes(attributes);
    }

    @JsonProperty("External_Id__c")
    public String getExternal_Id__c() {
        return External_Id__c;
    }

    @JsonProperty("External_Id__c")
    public void setExternal_Id__c(String externalId) {
        this.External_Id__c = externalId;
    }

    @Override
    public SObjectDescription description() {
        SObjectDescription description = new SObjectDescription();
        description.setName("Account");
        return description;
    }
}
