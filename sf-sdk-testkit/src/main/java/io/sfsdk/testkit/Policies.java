package io.sfsdk.testkit;

import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.oauth.ConnectedApp;
import io.sfsdk.testkit.oauth.LoginPolicy;
import io.sfsdk.testkit.rest.RestPolicy;
import io.sfsdk.testkit.soap.SoapPolicy;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The switches of a running org. Safe to share: a change holds for the requests that come after it. */
public final class Policies {
    private volatile RestPolicy rest;
    private volatile SoapPolicy soap;
    private volatile BulkPolicy bulk;
    private volatile EventPolicy events;
    private volatile LoginPolicy login;
    private volatile ConnectedApp app;

    Policies(
            RestPolicy rest,
            SoapPolicy soap,
            BulkPolicy bulk,
            EventPolicy events,
            LoginPolicy login,
            ConnectedApp app) {
        this.rest = rest;
        this.soap = soap;
        this.bulk = bulk;
        this.events = events;
        this.login = login;
        this.app = app;
    }

    public RestPolicy rest() {
        return rest;
    }

    /** For example {@code policies.rest(policy -> policy.withPageSize(200))}. */
    public void rest(UnaryOperator<RestPolicy> change) {
        rest = change.apply(rest);
    }

    public SoapPolicy soap() {
        return soap;
    }

    public void soap(UnaryOperator<SoapPolicy> change) {
        soap = change.apply(soap);
    }

    public BulkPolicy bulk() {
        return bulk;
    }

    /** A job obeys what held when it began to run. */
    public void bulk(UnaryOperator<BulkPolicy> change) {
        bulk = change.apply(bulk);
    }

    public EventPolicy events() {
        return events;
    }

    /** For example {@code policies.events(policy -> policy.withEntities("Account"))}. */
    public void events(UnaryOperator<EventPolicy> change) {
        events = change.apply(events);
    }

    public LoginPolicy login() {
        return login;
    }

    public void login(UnaryOperator<LoginPolicy> change) {
        login = change.apply(login);
    }

    /** The one app that may log users in. */
    public ConnectedApp app() {
        return app;
    }

    public void app(UnaryOperator<ConnectedApp> change) {
        app = change.apply(app);
    }

    Optional<ConnectedApp> app(String clientId) {
        ConnectedApp known = app;
        return known.clientId().equals(clientId) ? Optional.of(known) : Optional.empty();
    }
}
