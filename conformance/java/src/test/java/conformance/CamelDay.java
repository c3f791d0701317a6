package conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.CreateSObjectResult;
import org.apache.camel.component.salesforce.api.dto.DeleteSObjectResult;
import org.apache.camel.component.salesforce.api.dto.GlobalObjects;
import org.apache.camel.component.salesforce.api.dto.Limits;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;
import org.apache.camel.component.salesforce.api.dto.Version;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobBase;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJob;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatch;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatchResponse;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectComposite;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectCompositeResponse;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectTree;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user's day with camel-salesforce, logged in by JWT and once more as an app. */
@ExtendWith(Waiting.class)
class CamelDay {
    private static final String PASSWORD = "conformance";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Org org;
    private static CamelContext camel;
    private static ProducerTemplate client;

    @BeforeAll
    static void logInWithASignedJwt() throws Exception {
        org = Org.started();
        KeyStoreParameters key = new KeyStoreParameters();
        key.setResource("file:" + org.keyStore("conformance", PASSWORD));
        key.setPassword(PASSWORD);
        key.setType("PKCS12");
        SalesforceLoginConfig jwt =
                new SalesforceLoginConfig(org.get("loginUrl"), org.get("clientId"), org.get("username"), key, false);
        SalesforceLoginConfig app = new SalesforceLoginConfig();
        app.setLoginUrl(org.get("loginUrl"));
        app.setType(AuthenticationType.CLIENT_CREDENTIALS);
        app.setClientId(org.get("clientId"));
        app.setClientSecret(org.get("clientSecret"));
        camel = new DefaultCamelContext();
        camel.addComponent("salesforce", component(jwt));
        camel.addComponent("salesforce-app", component(app));
        camel.start();
        client = camel.createProducerTemplate();
    }

    private static SalesforceComponent component(SalesforceLoginConfig login) {
        SalesforceComponent component = new SalesforceComponent();
        component.setLoginConfig(login);
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setApiVersion(Org.VERSION);
        component.setConfig(config);
        component.setPackages("conformance");
        return component;
    }

    @AfterAll
    static void stop() {
        client.stop();
        camel.stop();
    }

    @Test
    void anAppLogsInWithItsOwnCredentials() throws IOException {
        JsonNode rows = json(client.requestBody(
                "salesforce-app:query?rawPayload=true", "SELECT Id FROM Organization", InputStream.class));

        assertThat(rows.at("/records/0/Id").asText()).isEqualTo(org.get("orgId"));
    }

    @Test
    void versionsAndResourcesAreListed() throws IOException {
        List<?> versions = client.requestBody("salesforce:getVersions", null, List.class);
        JsonNode resources =
                json(client.requestBody("salesforce:getResources?rawPayload=true", null, InputStream.class));

        assertThat(versions).anyMatch(one -> ((Version) one).getVersion().equals(Org.VERSION));
        assertThat(resources.path("sobjects").asText()).isEqualTo("/services/data/v66.0/sobjects");
    }

    @Test
    void theOrgAndAnObjectAreDescribed() {
        GlobalObjects global = client.requestBody("salesforce:getGlobalObjects", null, GlobalObjects.class);
        SObjectDescription account =
                client.requestBody("salesforce:getDescription?sObjectName=Account", null, SObjectDescription.class);

        assertThat(global.getSobjects()).anyMatch(one -> one.getName().equals("Account"));
        assertThat(account.getFields()).anyMatch(one -> one.getName().equals("External_Id__c") && one.isExternalId());
        assertThat(account.getChildRelationships()).anyMatch(one -> "Contacts".equals(one.getRelationshipName()));
    }

    @Test
    void aRecordIsCreatedReadUpdatedAndDeleted() {
        CreateSObjectResult created =
                client.requestBody("salesforce:createSObject", account("Tromsø & Sønner"), CreateSObjectResult.class);
        Account change = account("Tromsø");
        change.setId(created.getId());
        client.requestBody("salesforce:updateSObject", change);
        Account read = client.requestBody(
                "salesforce:getSObject?sObjectName=Account&sObjectFields=Id,Name,CreatedDate",
                created.getId(),
                Account.class);
        client.requestBody("salesforce:deleteSObject?sObjectName=Account", created.getId());

        assertThat(created.getSuccess()).isTrue();
        assertThat(read.getName()).isEqualTo("Tromsø");
        assertThat(read.getCreatedDate()).isNotNull();
        assertThat(refusal("salesforce:getSObject?sObjectName=Account", created.getId())
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void anUpsertByExternalIdCreatesAndThenUpdates() {
        String endpoint = "salesforce:upsertSObject?sObjectName=Account&sObjectIdName=External_Id__c";

        UpsertSObjectResult first = client.requestBody(endpoint, account("First", "C-1"), UpsertSObjectResult.class);
        UpsertSObjectResult second = client.requestBody(endpoint, account("Second", "C-1"), UpsertSObjectResult.class);
        Account read = client.requestBody(
                "salesforce:getSObjectWithId?sObjectName=Account&sObjectIdName=External_Id__c", "C-1", Account.class);

        assertThat(first.getCreated()).isTrue();
        assertThat(second.getCreated()).isFalse();
        assertThat(read.getName()).isEqualTo("Second");
    }

    @Test
    void refusalsKeepCodeAndFields() {
        SalesforceException missing = refusal("salesforce:createSObject", new Account());
        SalesforceException unknown = refusal("salesforce:query?rawPayload=true", "SELECT Nope FROM Account");

        assertThat(missing.getStatusCode()).isEqualTo(400);
        assertThat(missing.getErrors().get(0).getErrorCode()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(missing.getErrors().get(0).getFields()).containsExactly("Name");
        assertThat(unknown.getErrors().get(0).getErrorCode()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void of200RecordsOneIsBad() {
        List<Account> records = new ArrayList<>(accounts(200, "Many by camel"));
        records.set(77, new Account());

        List<?> results =
                client.requestBody("salesforce:compositeCreateSObjectCollections?allOrNone=false", records, List.class);

        assertThat(results)
                .hasSize(200)
                .filteredOn(row -> !((SaveSObjectResult) row).getSuccess())
                .hasSize(1);
        assertThat(((SaveSObjectResult) results.get(77)).getErrors().get(0).getErrorCode())
                .isEqualTo("REQUIRED_FIELD_MISSING");
    }

    @Test
    void collectionsAreUpsertedReadAndDeleted() {
        List<?> upserted = client.requestBody(
                "salesforce:compositeUpsertSObjectCollections?sObjectName=Account&sObjectIdName=External_Id__c",
                List.of(account("Collected", "C-2")),
                List.class);
        String id = ((UpsertSObjectResult) upserted.get(0)).getId();
        List<?> read = client.requestBodyAndHeader(
                "salesforce:compositeRetrieveSObjectCollections?sObjectName=Account&sObjectFields=Id,Name"
                        + "&sObjectClass=conformance.Account",
                null,
                "sObjectIds",
                List.of(id),
                List.class);
        List<?> deleted = client.requestBodyAndHeader(
                "salesforce:compositeDeleteSObjectCollections", null, "sObjectIds", List.of(id), List.class);

        assertThat(((UpsertSObjectResult) upserted.get(0)).getCreated()).isTrue();
        assertThat(((Account) read.get(0)).getName()).isEqualTo("Collected");
        assertThat(((DeleteSObjectResult) deleted.get(0)).getSuccess()).isTrue();
    }

    @Test
    void fiveThousandRowsComeInPages() {
        IntStream.range(0, 25)
                .forEach(call -> client.requestBody(
                        "salesforce:compositeCreateSObjectCollections", accounts(200, "Paged by camel")));
        Set<String> ids = new HashSet<>();

        Iterator<?> rows = client.requestBody(
                "salesforce:query?streamQueryResult=true&sObjectClass=conformance.QueryRecordsAccount",
                "SELECT Id, Name FROM Account WHERE Name = 'Paged by camel'",
                Iterator.class);
        rows.forEachRemaining(row -> ids.add(((Account) row).getId()));

        assertThat(ids).hasSize(5_000);
    }

    @Test
    void parentsAndChildrenComeInOneQuery() throws IOException {
        CreateSObjectResult parent =
                client.requestBody("salesforce:createSObject", account("Family C"), CreateSObjectResult.class);
        client.requestBody(
                "salesforce:createSObject?sObjectName=Contact&rawPayload=true",
                "{\"LastName\":\"Child\",\"AccountId\":\"" + parent.getId() + "\"}",
                InputStream.class);

        JsonNode parents = json(client.requestBody(
                "salesforce:query?rawPayload=true",
                "SELECT Id, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Family C'",
                InputStream.class));
        JsonNode children = json(client.requestBody(
                "salesforce:query?rawPayload=true",
                "SELECT LastName, Account.Name FROM Contact WHERE Account.Name = 'Family C'",
                InputStream.class));

        assertThat(parents.at("/records/0/Contacts/records/0/LastName").asText())
                .isEqualTo("Child");
        assertThat(children.at("/records/0/Account/Name").asText()).isEqualTo("Family C");
    }

    @Test
    void deletedRowsAreFoundByQueryAll() throws IOException {
        CreateSObjectResult created =
                client.requestBody("salesforce:createSObject", account("Gone C"), CreateSObjectResult.class);
        client.requestBody("salesforce:deleteSObject?sObjectName=Account", created.getId());

        JsonNode all = json(client.requestBody(
                "salesforce:queryAll?rawPayload=true",
                "SELECT Id, IsDeleted FROM Account WHERE Name = 'Gone C'",
                InputStream.class));

        assertThat(all.at("/records/0/IsDeleted").asBoolean()).isTrue();
    }

    @Test
    void limitsAreTold() {
        Limits limits = client.requestBody("salesforce:limits", null, Limits.class);

        assertThat(limits.getDailyApiRequests().getMax()).isPositive();
    }

    @Test
    void recentRecordsAreListed() {
        assertThat(client.requestBody("salesforce:recent", null, List.class)).isNotNull();
    }

    @Test
    void aCompositeCallPassesReferencesOn() {
        SObjectComposite composite = new SObjectComposite(Org.VERSION, true)
                .addCreate(account("Composed C"), "acc")
                .addGet("Account", "@{acc.id}", "got", "Name");

        SObjectCompositeResponse answer =
                client.requestBody("salesforce:composite", composite, SObjectCompositeResponse.class);

        assertThat(answer.getCompositeResponse())
                .extracting(one -> one.getHttpStatusCode())
                .containsExactly(201, 200);
        assertThat(((Map<?, ?>) answer.getCompositeResponse().get(1).getBody()).get("Name"))
                .isEqualTo("Composed C");
    }

    @Test
    void aBatchRunsIndependentCalls() {
        SObjectBatch batch = new SObjectBatch(Org.VERSION).addLimits().addQuery("SELECT Id FROM Organization");

        SObjectBatchResponse answer =
                client.requestBody("salesforce:composite-batch", batch, SObjectBatchResponse.class);

        assertThat(answer.hasErrors()).isFalse();
        assertThat(answer.getResults()).hasSize(2);
    }

    @Test
    void aTreeIsWrittenAtOnce() {
        SObjectTree tree = new SObjectTree();
        tree.addObject(account("Tree C")).addChild("ChildAccounts", account("Leaf C"));

        SObjectTree answer = client.requestBody("salesforce:composite-tree", tree, SObjectTree.class);

        assertThat(answer.allObjects().map(one -> one.getId())).hasSize(2).allMatch(id -> id.startsWith("001"));
    }

    @Test
    void aSearchFindsWords() throws IOException {
        client.requestBody("salesforce:createSObject", account("Findable Gnu Works"));

        JsonNode found = json(client.requestBody(
                "salesforce:search?rawPayload=true", "FIND {Gnu} RETURNING Account(Name)", InputStream.class));

        assertThat(found.at("/searchRecords/0/Name").asText()).isEqualTo("Findable Gnu Works");
    }

    @Test
    void aFileComesDownAsItWentUp() throws IOException {
        JsonNode created = json(client.requestBody(
                "salesforce:createSObject?sObjectName=ContentVersion&rawPayload=true",
                "{\"Title\":\"Plan\",\"PathOnClient\":\"plan.bin\",\"VersionData\":\"AAEC/f7/\"}",
                InputStream.class));

        InputStream bytes = client.requestBody(
                "salesforce:getBlobField?sObjectName=ContentVersion&sObjectBlobFieldName=VersionData",
                created.path("id").asText(),
                InputStream.class);

        assertThat(bytes).hasBinaryContent(new byte[] {0, 1, 2, -3, -2, -1});
    }

    @Test
    void aBulkJobTellsWhichRowsFailed() throws IOException {
        Job wanted = new Job();
        wanted.setObject("Account");
        wanted.setOperation(OperationEnum.UPSERT);
        wanted.setExternalIdFieldName("External_Id__c");
        String csv = "External_Id__c,Name\nbulk-1,Bulk one\nbulk-2,\n";

        String id = client.requestBody("salesforce:bulk2CreateJob", wanted, Job.class)
                .getId();
        client.requestBodyAndHeader("salesforce:bulk2CreateBatch", stream(csv), "jobId", id);
        client.requestBodyAndHeader("salesforce:bulk2CloseJob", null, "jobId", id);
        Job ended = await(() -> client.requestBodyAndHeader("salesforce:bulk2GetJob", null, "jobId", id, Job.class));

        assertThat(ended.getState()).isEqualTo(JobStateEnum.JOB_COMPLETE);
        assertThat(ended.getNumberRecordsProcessed()).isEqualTo(2);
        assertThat(ended.getNumberRecordsFailed()).isEqualTo(1);
        assertThat(results("bulk2GetSuccessfulResults", id)).contains("\"true\",\"bulk-1\",\"Bulk one\"");
        assertThat(results("bulk2GetFailedResults", id)).contains("REQUIRED_FIELD_MISSING", "\"bulk-2\"");
        assertThat(results("bulk2GetUnprocessedRecords", id)).isEqualTo("External_Id__c,Name\n");
    }

    @Test
    void aBulkQueryBringsItsRows() throws IOException {
        QueryJob wanted = new QueryJob();
        wanted.setOperation(OperationEnum.QUERY);
        wanted.setQuery("select name from Organization");

        String id = client.requestBody("salesforce:bulk2CreateQueryJob", wanted, QueryJob.class)
                .getId();
        QueryJob ended = await(
                () -> client.requestBodyAndHeader("salesforce:bulk2GetQueryJob", null, "jobId", id, QueryJob.class));

        assertThat(ended.getState()).isEqualTo(JobStateEnum.JOB_COMPLETE);
        assertThat(results("bulk2GetQueryJobResults", id))
                .startsWith("\"Name\"\n\"")
                .endsWith("\"\n");
    }

    /** Looks until the job has ended, for half a minute at most. */
    private static <J extends JobBase> J await(Supplier<J> look) {
        Instant latest = Instant.now().plusSeconds(30);
        J job = look.get();
        while (Instant.now().isBefore(latest)
                && (job.getState() == JobStateEnum.UPLOAD_COMPLETE || job.getState() == JobStateEnum.IN_PROGRESS)) {
            job = look.get();
        }
        return job;
    }

    private static String results(String operation, String id) throws IOException {
        try (InputStream csv =
                client.requestBodyAndHeader("salesforce:" + operation, null, "jobId", id, InputStream.class)) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SalesforceException refusal(String endpoint, Object body) {
        Throwable thrown = catchThrowable(() -> client.requestBody(endpoint, body));
        assertThat(thrown).isInstanceOf(CamelExecutionException.class).hasCauseInstanceOf(SalesforceException.class);
        return (SalesforceException) thrown.getCause();
    }

    private static JsonNode json(InputStream body) throws IOException {
        return JSON.readTree(body);
    }

    private static Account account(String name) {
        Account account = new Account();
        account.setName(name);
        return account;
    }

    private static Account account(String name, String externalId) {
        Account account = account(name);
        account.setExternal_Id__c(externalId);
        return account;
    }

    private static List<Account> accounts(int count, String name) {
        return IntStream.range(0, count).mapToObj(i -> account(name)).toList();
    }
}
