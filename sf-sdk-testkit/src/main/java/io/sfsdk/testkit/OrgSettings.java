package io.sfsdk.testkit;

import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.oauth.LoginPolicy;
import io.sfsdk.testkit.rest.RestPolicy;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.soap.SoapPolicy;
import io.sfsdk.testkit.store.StorePolicy;

/** What an org is built from. */
record OrgSettings(
        long seed,
        Schema schema,
        OrgClock clock,
        int port,
        int keptRequests,
        RestPolicy rest,
        SoapPolicy soap,
        BulkPolicy bulk,
        EventPolicy events,
        LoginPolicy login,
        StorePolicy store) {}
