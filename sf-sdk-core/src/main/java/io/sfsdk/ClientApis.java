package io.sfsdk;

import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.module.OrgAccess;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.rest.RestApi;
import io.sfsdk.rest.RestSchemaSource;
import io.sfsdk.soap.SoapApi;
import org.jspecify.annotations.Nullable;

/** The APIs of a client whose calls one account pays for, or nobody. */
record ClientApis(RestApi rest, SoapApi soap, SchemaSource schemas, OrgAccess access, Routes routes) {
    static ClientApis of(SalesforceClient.Builder built, ClientWire wire, @Nullable BudgetAccount account) {
        SalesforceClient.Waiting waiting = wire.waiting();
        HttpTransport transport = wire.signed(account);
        RestApi rest = built.restSettings()
                .apply(RestApi.builder(transport)
                        .budget(wire.retries())
                        .retry(wire.retry())
                        .time(waiting.clock(), waiting.sleeper())
                        .random(waiting.random()))
                .build();
        SchemaSource schemas = new RestSchemaSource(rest, waiting.clock());
        SoapApi soap = SoapApi.builder(transport)
                .version(rest.version())
                .schemas(schemas)
                .usage(wire.tracking()::heard)
                .budget(wire.retries())
                .retry(wire.retry())
                .time(waiting.clock(), waiting.sleeper())
                .random(waiting.random())
                .build();
        OrgAccess access = new OrgAccess(
                transport,
                wire.unsigned(account),
                wire.tokens(),
                rest.version(),
                schemas,
                wire.tracking()::usage,
                wire.repeating(),
                account);
        Circumstances circumstances = new Circumstances(wire.tokens(), wire.tracking()::usage, account);
        return new ClientApis(
                rest,
                soap,
                schemas,
                access,
                Routes.of(rest, soap, built.modules(), access, built.strategy(), built.pace(), circumstances));
    }
}
