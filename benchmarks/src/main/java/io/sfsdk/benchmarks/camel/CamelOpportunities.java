package io.sfsdk.benchmarks.camel;

import org.apache.camel.component.salesforce.api.dto.AbstractQueryRecordsBase;

/** A page of opportunities as Camel's Maven plugin generates it. */
public final class CamelOpportunities extends AbstractQueryRecordsBase<CamelOpportunity> {}
