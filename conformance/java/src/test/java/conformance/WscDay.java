package conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sforce.soap.partner.DeleteResult;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.EmptyRecycleBinResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.FieldType;
import com.sforce.soap.partner.FindDuplicatesResult;
import com.sforce.soap.partner.GetDeletedResult;
import com.sforce.soap.partner.GetUserInfoResult;
import com.sforce.soap.partner.LeadConvert;
import com.sforce.soap.partner.LeadConvertResult;
import com.sforce.soap.partner.MergeRequest;
import com.sforce.soap.partner.MergeResult;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.ProcessRequest;
import com.sforce.soap.partner.ProcessResult;
import com.sforce.soap.partner.ProcessSubmitRequest;
import com.sforce.soap.partner.ProcessWorkitemRequest;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.SearchResult;
import com.sforce.soap.partner.SendEmailResult;
import com.sforce.soap.partner.SingleEmailMessage;
import com.sforce.soap.partner.StatusCode;
import com.sforce.soap.partner.UndeleteResult;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.fault.InvalidFieldFault;
import com.sforce.soap.partner.fault.InvalidQueryLocatorFault;
import com.sforce.soap.partner.fault.UnexpectedErrorFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.bind.XmlObject;
import java.util.Calendar;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user's day with WSC, Salesforce's own SOAP client, by a session that was earned by JWT bearer. */
@ExtendWith(Waiting.class)
class WscDay {
    private static Org org;
    private static PartnerConnection soap;

    @BeforeAll
    static void takeTheSessionOfAJwt() throws Exception {
        org = Org.started();
        soap = connection(JwtLogin.sessionId(org));
    }

    private static PartnerConnection connection(String sessionId) throws ConnectionException {
        ConnectorConfig config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setServiceEndpoint(org.get("instanceUrl") + "/services/Soap/u/" + Org.VERSION);
        config.setSessionId(sessionId);
        return new PartnerConnection(config);
    }

    @Test
    void theSessionBelongsToTheUser() throws ConnectionException {
        GetUserInfoResult user = soap.getUserInfo();

        assertThat(user.getUserName()).isEqualTo(org.get("username"));
        assertThat(user.getOrganizationId()).isEqualTo(org.get("orgId"));
        assertThat(user.getSessionSecondsValid()).isPositive();
        assertThat(user.getRoleId()).isNull();
        assertThat(soap.getServerTimestamp().getTimestamp()).isNotNull();
    }

    @Test
    void aStrangeSessionIsAFaultOfItsCode() throws ConnectionException {
        PartnerConnection stranger = connection("00D000000000001!AQ.nobody");

        assertThatThrownBy(stranger::getUserInfo)
                .isInstanceOfSatisfying(
                        UnexpectedErrorFault.class,
                        fault -> assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_SESSION_ID));
    }

    @Test
    void limitsComeWithEveryAnswer() throws ConnectionException {
        soap.getServerTimestamp();

        assertThat(soap.getLimitInfoHeader().getLimitInfo()[0].getType()).isEqualTo("API REQUESTS");
        assertThat(soap.getLimitInfoHeader().getLimitInfo()[0].getLimit()).isPositive();
    }

    @Test
    void allObjectsAreDescribed() throws ConnectionException {
        String[] names = Stream.of(soap.describeGlobal().getSobjects())
                .map(one -> one.getName())
                .toArray(String[]::new);

        DescribeSObjectResult[] described = soap.describeSObjects(names);

        assertThat(described).extracting(DescribeSObjectResult::getName).containsExactly(names);
    }

    @Test
    void anObjectIsDescribedWithItsFieldsAndChildren() throws ConnectionException {
        DescribeSObjectResult account = soap.describeSObject("Account");

        Field externalId = field(account, "External_Id__c");
        assertThat(account.getKeyPrefix()).isEqualTo("001");
        assertThat(account.getUrlNew()).endsWith("/001/e");
        assertThat(externalId.isExternalId()).isTrue();
        assertThat(externalId.getLength()).isEqualTo(80);
        assertThat(field(account, "ParentId").getReferenceTo()).containsExactly("Account");
        assertThat(field(account, "Industry").getType()).isEqualTo(FieldType.picklist);
        assertThat(field(account, "Industry").getPicklistValues()).isNotEmpty();
        assertThat(account.getChildRelationships()).anyMatch(child -> "Contacts".equals(child.getRelationshipName()));
    }

    @Test
    void aRecordIsCreatedReadUpdatedAndDeleted() throws ConnectionException {
        SObject account = record("Account", "Name", "Żółć & <Co>");
        account.setField("AnnualRevenue", 1_500_000.5);
        account.setField("Phone", "1");
        String id = soap.create(new SObject[] {account})[0].getId();
        SObject change = record("Account", "Industry", "Energy");
        change.setFieldsToNull(new String[] {"Phone"});
        change.setId(id);
        soap.update(new SObject[] {change});
        SObject[] read = soap.retrieve("Id, Name,Industry,AnnualRevenue,Phone", "Account", new String[] {id});
        DeleteResult[] deleted = soap.delete(new String[] {id});

        assertThat(read[0].getId()).isEqualTo(id);
        assertThat(read[0].getField("Name")).isEqualTo("Żółć & <Co>");
        assertThat(read[0].getField("Industry")).isEqualTo("Energy");
        assertThat(read[0].getField("AnnualRevenue")).isEqualTo("1500001.0");
        assertThat(read[0].getField("Phone")).isNull();
        assertThat(deleted[0].isSuccess()).isTrue();
        assertThat(soap.retrieve("Id", "Account", new String[] {id})[0]).isNull();
    }

    @Test
    void of200RecordsOneIsBad() throws ConnectionException {
        SObject[] records = rows(200, "Many by WSC");
        records[77] = new SObject("Account");

        SaveResult[] results = soap.create(records);

        assertThat(results)
                .hasSize(200)
                .filteredOn(result -> !result.isSuccess())
                .containsExactly(results[77]);
        assertThat(results[77].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.REQUIRED_FIELD_MISSING);
        assertThat(results[77].getErrors()[0].getFields()).containsExactly("Name");
        assertThat(results[77].getId()).isNull();
    }

    @Test
    void updatesAndDeletesTellTheirBadRows() throws ConnectionException {
        String id = create(record("Contact", "LastName", "Good"));
        SObject good = record("Contact", "Email", "good@example.com");
        good.setId(id);
        SObject bad = record("Contact", "Email", "bad one");
        bad.setId(id);

        SaveResult[] updated = soap.update(new SObject[] {bad, good});
        DeleteResult[] deleted = soap.delete(new String[] {"003000000000000", id});

        assertThat(updated[0].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.INVALID_EMAIL_ADDRESS);
        assertThat(updated[1].isSuccess()).isTrue();
        assertThat(deleted[0].isSuccess()).isFalse();
        assertThat(deleted[1].isSuccess()).isTrue();
    }

    @Test
    void anUpsertByExternalIdCreatesAndThenUpdates() throws ConnectionException {
        SObject account = record("Account", "Name", "Upserted");
        account.setField("External_Id__c", "W-1");
        SObject child = record("Contact", "LastName", "Child");
        SObject parent = record("Account", "External_Id__c", "W-1");
        child.setField("Account", parent);

        UpsertResult[] first = soap.upsert("External_Id__c", new SObject[] {account});
        UpsertResult[] second = soap.upsert("External_Id__c", new SObject[] {account, new SObject("Account")});
        String contact = create(child);

        assertThat(first[0].isCreated()).isTrue();
        assertThat(second[0].isCreated()).isFalse();
        assertThat(second[0].getId()).isEqualTo(first[0].getId());
        assertThat(second[1].isSuccess()).isFalse();
        assertThat(soap.retrieve("AccountId", "Contact", new String[] {contact})[0].getField("AccountId"))
                .isEqualTo(first[0].getId());
    }

    @Test
    void allOrNoneUndoesTheGoodRows() throws Exception {
        PartnerConnection strict = connection(JwtLogin.sessionId(org));
        strict.setAllOrNoneHeader(true);

        SaveResult[] results =
                strict.create(new SObject[] {record("Account", "Name", "Undone"), new SObject("Account")});

        assertThat(results[0].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.ALL_OR_NONE_OPERATION_ROLLED_BACK);
        assertThat(soap.query("SELECT Id FROM Account WHERE Name = 'Undone'").getSize())
                .isZero();
    }

    @Test
    void fiveThousandRowsComeInPages() throws ConnectionException {
        for (int call = 0; call < 25; call++) {
            soap.create(rows(200, "Paged by WSC"));
        }
        Set<String> ids = new HashSet<>();
        int pages = 1;

        QueryResult page = soap.query("SELECT Id FROM Account WHERE Name = 'Paged by WSC'");
        Stream.of(page.getRecords()).forEach(row -> ids.add(row.getId()));
        while (!page.isDone()) {
            page = soap.queryMore(page.getQueryLocator());
            Stream.of(page.getRecords()).forEach(row -> ids.add(row.getId()));
            pages++;
        }

        assertThat(page.getSize()).isEqualTo(5_000);
        assertThat(ids).hasSize(5_000);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aBatchSizeIsObeyed() throws Exception {
        PartnerConnection small = connection(JwtLogin.sessionId(org));
        small.setQueryOptions(200);
        soap.create(rows(200, "Small by WSC"));
        soap.create(rows(50, "Small by WSC"));

        QueryResult page = small.query("SELECT Id FROM Account WHERE Name = 'Small by WSC'");

        assertThat(page.getRecords()).hasSize(200);
        assertThat(page.isDone()).isFalse();
    }

    @Test
    void parentsAndChildrenComeInOneQuery() throws ConnectionException {
        String id = create(record("Account", "Name", "Family W"));
        SObject contact = record("Contact", "LastName", "Child W");
        contact.setField("AccountId", id);
        create(contact);

        SObject parent = soap.query("SELECT Id, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Family W'")
                .getRecords()[0];
        SObject child = soap.query("SELECT LastName, Account.Name FROM Contact WHERE Account.Name = 'Family W'")
                .getRecords()[0];

        XmlObject children = parent.getChild("Contacts");
        Iterator<XmlObject> records = children.getChildren("records");
        assertThat(records.next().getField("LastName")).isEqualTo("Child W");
        assertThat(records.hasNext()).isFalse();
        assertThat(child.getChild("Account").getField("Name")).isEqualTo("Family W");
    }

    @Test
    void aggregatesHaveTypedValues() throws ConnectionException {
        create(record("Lead", "LastName", "Counted", "Company", "C", "Title", "Aggregate"));

        SObject row = soap.query("SELECT COUNT(Id) n, MAX(LastName) last FROM Lead WHERE Title = 'Aggregate'")
                .getRecords()[0];

        assertThat(row.getType()).isEqualTo("AggregateResult");
        assertThat(row.getField("n")).isEqualTo(1);
        assertThat(row.getField("last")).isEqualTo("Counted");
        assertThat(soap.query("SELECT COUNT() FROM Lead WHERE Title = 'Aggregate'")
                        .getSize())
                .isEqualTo(1);
    }

    @Test
    void refusalsAreFaultsOfTheirType() {
        assertThatThrownBy(() -> soap.query("SELECT Nope FROM Account"))
                .isInstanceOfSatisfying(InvalidFieldFault.class, fault -> {
                    assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_FIELD);
                    assertThat(fault.getRow()).isEqualTo(1);
                    assertThat(fault.getColumn()).isEqualTo(8);
                });
        assertThatThrownBy(() -> soap.queryMore("0r8000000000001AAA-2000"))
                .isInstanceOf(InvalidQueryLocatorFault.class);
        assertThatThrownBy(() -> soap.create(rows(201, "Too many")))
                .isInstanceOfSatisfying(
                        UnexpectedErrorFault.class,
                        fault -> assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.EXCEEDED_ID_LIMIT));
    }

    @Test
    void deletionsAreToldAndUndone() throws ConnectionException {
        Calendar start = soap.getServerTimestamp().getTimestamp();
        start.add(Calendar.HOUR, -1);
        Calendar end = (Calendar) start.clone();
        end.add(Calendar.HOUR, 2);
        String id = create(record("Case", "Subject", "Deleted by WSC"));
        soap.delete(new String[] {id});

        GetDeletedResult deleted = soap.getDeleted("Case", start, end);
        UndeleteResult[] restored = soap.undelete(new String[] {id});
        GetDeletedResult after = soap.getDeleted("Case", start, end);
        String[] updated = soap.getUpdated("Case", start, end).getIds();

        assertThat(deleted.getDeletedRecords())
                .anyMatch(record -> record.getId().equals(id));
        assertThat(deleted.getLatestDateCovered()).isNotNull();
        assertThat(restored[0].isSuccess()).isTrue();
        assertThat(after.getDeletedRecords()).noneMatch(record -> record.getId().equals(id));
        assertThat(updated).contains(id);
        assertThat(start.getTimeZone()).isEqualTo(TimeZone.getTimeZone("GMT"));
    }

    @Test
    void recordsLeaveTheRecycleBinForGood() throws ConnectionException {
        String id = create(record("Lead", "LastName", "Gone", "Company", "C"));
        soap.delete(new String[] {id});

        int before =
                soap.queryAll("SELECT Id FROM Lead WHERE Id = '" + id + "'").getSize();
        EmptyRecycleBinResult[] emptied = soap.emptyRecycleBin(new String[] {id});
        int after = soap.queryAll("SELECT Id FROM Lead WHERE Id = '" + id + "'").getSize();

        assertThat(emptied[0].isSuccess()).isTrue();
        assertThat(before).isEqualTo(1);
        assertThat(after).isZero();
    }

    @Test
    void accountsAreMergedWithTheirChildren() throws ConnectionException {
        String master = create(record("Account", "Name", "Master"));
        String loser = create(record("Account", "Name", "Loser"));
        String contact = create(record("Contact", "LastName", "Moved", "AccountId", loser));
        SObject kept = record("Account", "Phone", "1");
        kept.setId(master);
        MergeRequest request = new MergeRequest();
        request.setMasterRecord(kept);
        request.setRecordToMergeIds(new String[] {loser});

        MergeResult[] results = soap.merge(new MergeRequest[] {request});

        assertThat(results[0].isSuccess()).isTrue();
        assertThat(results[0].getMergedRecordIds()).containsExactly(loser);
        assertThat(results[0].getUpdatedRelatedIds()).containsExactly(contact);
        assertThat(soap.retrieve("AccountId", "Contact", new String[] {contact})[0].getField("AccountId"))
                .isEqualTo(master);
    }

    @Test
    void aLeadIsConverted() throws ConnectionException {
        String lead = create(record("Lead", "LastName", "Converted", "Company", "Convert & Co"));
        LeadConvert convert = new LeadConvert();
        convert.setLeadId(lead);
        convert.setConvertedStatus("Closed - Converted");
        convert.setDoNotCreateOpportunity(false);

        LeadConvertResult first = soap.convertLead(new LeadConvert[] {convert})[0];
        LeadConvertResult second = soap.convertLead(new LeadConvert[] {convert})[0];

        assertThat(first.isSuccess()).isTrue();
        assertThat(soap.retrieve("Name", "Account", new String[] {first.getAccountId()})[0].getField("Name"))
                .isEqualTo("Convert & Co");
        assertThat(first.getOpportunityId()).startsWith("006");
        assertThat(second.getErrors()[0].getStatusCode()).isEqualTo(StatusCode.CANNOT_UPDATE_CONVERTED_LEAD);
    }

    @Test
    void aSearchFindsWords() throws ConnectionException {
        create(record("Account", "Name", "Findable Newt Works"));

        SearchResult found = soap.search("FIND {Newt} RETURNING Account(Name)");

        assertThat(found.getSearchRecords()).hasSize(1);
        assertThat(found.getSearchRecords()[0].getRecord().getField("Name")).isEqualTo("Findable Newt Works");
    }

    @Test
    void anApprovalIsAskedForAndGiven() throws ConnectionException {
        ProcessSubmitRequest submit = new ProcessSubmitRequest();
        submit.setObjectId(create(record("Account", "Name", "To approve")));
        ProcessResult pending = soap.process(new ProcessRequest[] {submit})[0];
        ProcessWorkitemRequest approve = new ProcessWorkitemRequest();
        approve.setWorkitemId(pending.getNewWorkitemIds()[0]);
        approve.setAction("Approve");

        ProcessResult approved = soap.process(new ProcessRequest[] {approve})[0];

        assertThat(pending.getInstanceStatus()).isEqualTo("Pending");
        assertThat(approved.getInstanceStatus()).isEqualTo("Approved");
        assertThat(approved.getInstanceId()).isEqualTo(pending.getInstanceId());
    }

    @Test
    void emailsAreChecked() throws ConnectionException {
        SingleEmailMessage good = new SingleEmailMessage();
        good.setToAddresses(new String[] {"a@example.com"});
        good.setSubject("Hi");
        good.setPlainTextBody("there");
        SingleEmailMessage bad = new SingleEmailMessage();
        bad.setToAddresses(new String[] {"nobody"});
        bad.setPlainTextBody("there");

        SendEmailResult[] results = soap.sendEmail(new SingleEmailMessage[] {good, bad});

        assertThat(results[0].isSuccess()).isTrue();
        assertThat(results[1].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.INVALID_EMAIL_ADDRESS);
    }

    @Test
    void passwordsAreSetAndReset() throws ConnectionException {
        String user = soap.getUserInfo().getUserId();

        soap.setPassword(user, "correct horse");
        soap.changeOwnPassword("correct horse", "battery staple");

        assertThat(soap.resetPassword(user).getPassword()).isNotEmpty();
    }

    @Test
    void duplicatesNeedARule() {
        assertThatThrownBy(() -> {
                    FindDuplicatesResult[] found = soap.findDuplicates(new SObject[] {record("Account", "Name", "A")});
                    assertThat(found).isEmpty();
                })
                .isInstanceOfSatisfying(
                        UnexpectedErrorFault.class,
                        fault ->
                                assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.NO_ACTIVE_DUPLICATE_RULE));
    }

    @Test
    void theSessionEndsWithTheLogout() throws Exception {
        PartnerConnection other = connection(JwtLogin.sessionId(org));

        other.logout();

        assertThatThrownBy(other::getServerTimestamp).isInstanceOf(UnexpectedErrorFault.class);
    }

    private static String create(SObject record) throws ConnectionException {
        SaveResult result = soap.create(new SObject[] {record})[0];
        assertThat(result.isSuccess()).isTrue();
        return result.getId();
    }

    private static Field field(DescribeSObjectResult object, String name) {
        return Stream.of(object.getFields())
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SObject record(String type, String... fields) {
        SObject record = new SObject(type);
        for (int i = 0; i < fields.length; i += 2) {
            record.setField(fields[i], fields[i + 1]);
        }
        return record;
    }

    private static SObject[] rows(int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(i -> record("Account", "Name", name))
                .toArray(SObject[]::new);
    }
}
