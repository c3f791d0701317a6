package io.sfsdk.testkit;

import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.oauth.LoginPolicy;
import io.sfsdk.testkit.rest.RestPolicy;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import io.sfsdk.testkit.soap.SoapPolicy;
import io.sfsdk.testkit.store.StorePolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sets an org up before it starts; everything has a default. Not safe to share. */
public final class OrgBuilder {
    private static final Instant FOUNDED = Instant.parse("2026-01-01T12:00:00Z");

    private long seed = 1;
    private @Nullable Schema schema;
    private OrgClock clock = OrgClock.at(FOUNDED);
    private int port;
    private int keptRequests = Integer.MAX_VALUE;
    private RestPolicy rest = RestPolicy.standard();
    private SoapPolicy soap = SoapPolicy.standard();
    private BulkPolicy bulk = BulkPolicy.standard();
    private EventPolicy events = EventPolicy.standard();
    private LoginPolicy login = LoginPolicy.standard();
    private StorePolicy store = StorePolicy.standard();

    OrgBuilder() {}

    /** Moves ids, tokens, locators and all chance; default 1. Two orgs of different seeds share no id. */
    public OrgBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /** Default: the standard objects, with {@code External_Id__c} on Account and Contact. */
    public OrgBuilder schema(Schema value) {
        this.schema = value;
        return this;
    }

    /** Default: a clock that stands at 2026-01-01T12:00:00Z until the test moves it. */
    public OrgBuilder clock(OrgClock value) {
        this.clock = value;
        return this;
    }

    /** Default: 0, a free one. */
    public OrgBuilder port(int value) {
        this.port = value;
        return this;
    }

    /** Most rows of a query page; default 2,000. */
    public OrgBuilder pageSize(int rows) {
        return rest(rest.withPageSize(rows));
    }

    /** Oldest and newest API version that are served, for example 31 and 67. */
    public OrgBuilder apiVersions(int oldest, int newest) {
        return rest(rest.withVersions(oldest, newest));
    }

    /** Requests in 24 hours, and whether more are refused. */
    public OrgBuilder dailyLimit(int requests, boolean hard) {
        return rest(rest.withDailyLimit(requests, hard));
    }

    /** How many requests the audit log keeps whole, the youngest; default all. Counts stay complete. */
    public OrgBuilder keepRequests(int most) {
        this.keptRequests = most;
        return this;
    }

    /** All switches of the REST API. */
    public OrgBuilder rest(RestPolicy value) {
        this.rest = value;
        return this;
    }

    /** All switches of the SOAP API that it does not share with REST. */
    public OrgBuilder soap(SoapPolicy value) {
        this.soap = value;
        return this;
    }

    /** All switches of Bulk API 2.0. */
    public OrgBuilder bulk(BulkPolicy value) {
        this.bulk = value;
        return this;
    }

    /** All switches of events and the Streaming API. */
    public OrgBuilder events(EventPolicy value) {
        this.events = value;
        return this;
    }

    /** All switches of log-in and sessions. */
    public OrgBuilder login(LoginPolicy value) {
        this.login = value;
        return this;
    }

    /** All switches of the store. */
    public OrgBuilder store(StorePolicy value) {
        this.store = value;
        return this;
    }

    /** Starts the org: it accepts calls when this returns. */
    public SimulatedOrg start() {
        Schema chosen = schema == null ? SchemaBuilder.standard().build() : schema;
        return new SimulatedOrg(
                new OrgSettings(seed, chosen, clock, port, keptRequests, rest, soap, bulk, events, login, store));
    }
}
