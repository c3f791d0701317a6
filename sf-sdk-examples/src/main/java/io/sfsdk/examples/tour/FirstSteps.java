package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import java.util.Map;

/** How do I begin, without a Salesforce account? */
public final class FirstSteps {
    private FirstSteps() {}

    // tag::first
    public static void main(String[] arguments) {
        try (SimulatedOrg org = SimulatedOrg.builder().clock(OrgClock.running()).start();
                JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client =
                        SalesforceClient.builder(login(org)).transport(wire).build()) {

            RecordId id = client.records("Account")
                    .create(SObject.of("Account").with("Name", "Häagen-Dazs").with("NumberOfEmployees", 120));

            String query = "SELECT Name, CreatedDate FROM Account WHERE Name = :name";
            try (RecordCursor found = client.query(query, Map.of("name", "Häagen-Dazs"))) {
                SObject account = found.next().records().get(0);
                System.out.println(account.text("Name") + " since " + account.instant("CreatedDate"));
            }

            client.records("Account").delete(id);
        }
    }

    private static JwtBearer login(SimulatedOrg org) {
        return JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                .loginUrl(org.loginUrl().toString())
                .build();
    }
    // end::first
}
