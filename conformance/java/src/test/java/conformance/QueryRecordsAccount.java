package conformance;

import org.apache.camel.component.salesforce.api.dto.AbstractQueryRecordsBase;

/** A page of accounts. */
public class QueryRecordsAccount extends AbstractQueryRecordsBase<Account> {}
