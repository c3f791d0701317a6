package io.sfsdk.faults;

import io.sfsdk.http.HttpRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.List;

/** What a fault meets; a column of the table. */
enum Operation {
    /** Two pages. */
    QUERY("REST query", "/query", 2) {
        @Override
        String run(Scene scene) {
            try (RecordCursor rows = scene.client().query("SELECT Id, Name FROM Account")) {
                long count = rows.stream().count();
                return count == Scene.ROWS ? Scene.OK : count + " of " + Scene.ROWS + " rows";
            }
        }
    },

    /** Must not be repeated. */
    INSERT("REST insert", "/composite/sobjects", 1) {
        @Override
        String run(Scene scene) {
            return write(scene, new WriteOperation.Insert(), account());
        }
    },

    /** May be repeated. */
    UPSERT("REST upsert", "/composite/sobjects", 1) {
        @Override
        String run(Scene scene) {
            return write(scene, new WriteOperation.Upsert(KEY), account().with(KEY, "K-1"));
        }
    },

    /** The login before a client's first call, which is an insert. */
    TOKEN("token", "/services/oauth2/token", 1) {
        @Override
        String run(Scene scene) {
            return write(scene, new WriteOperation.Insert(), account());
        }
    };

    private static final String KEY = "External_Id__c";

    private final String title;
    private final String path;
    private final int exchanges;

    Operation(String title, String path, int exchanges) {
        this.title = title;
        this.path = path;
        this.exchanges = exchanges;
    }

    String title() {
        return title;
    }

    String path() {
        return path;
    }

    /** What the fault strikes. */
    Requests requests() {
        return Requests.to(path);
    }

    /** How many exchanges it takes where nothing goes wrong. */
    int exchanges() {
        return exchanges;
    }

    boolean sends(HttpRequest request) {
        return request.target().contains(path);
    }

    /** Returns {@link Scene#OK}, or says what else came back. */
    abstract String run(Scene scene);

    static boolean isLogin(HttpRequest request) {
        return TOKEN.sends(request);
    }

    /** Nothing in it keeps an org from having it twice. */
    private static SObject account() {
        return SObject.of("Account").with("Name", Scene.NAME);
    }

    private static String write(Scene scene, WriteOperation operation, SObject record) {
        List<WriteOutcome> outcomes = scene.client().rest().writer().write(WriteRequest.of(operation, List.of(record)));
        WriteOutcome outcome = outcomes.get(0);
        if (outcome instanceof WriteOutcome.Rejected rejected) {
            return "rejected " + rejected.errors().get(0).code().value();
        }
        return outcome instanceof WriteOutcome.InDoubt ? Scene.IN_DOUBT : Scene.OK;
    }
}
