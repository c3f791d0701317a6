package io.sfsdk.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records, outcomes and codes whichever way they go. What differs is listed in docs/soap.md. */
class SoapAndRestTest {
    private static final List<String> TEXTS = List.of(
            "Acme",
            "O'Neil & Co <\"x\">",
            "Łódź – Zürich",
            "a]]>b",
            "\uD83D\uDE00",
            "line\nbreak",
            "tab\tend",
            "  spaces  ",
            "{\"a\":1}",
            "&amp;");
    private static final List<String> PLACES = List.of("SELECT Id FROM Account", "SELECT Name FROM Account");

    private final Joined joined = Joined.toStandardOrg();
    private final SimulatedOrg org = joined.org();
    private final SoapApi soap = joined.soap();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        joined.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aQueryGivesEqualRecords(long seed) {
        Random random = new Random(seed);
        load(random);
        List<String> queries = new ArrayList<>(PLACES);
        IntStream.range(0, 20).forEach(i -> queries.add(query(random)));

        for (String soql : queries) {
            List<SObject> bySoap = all(soap.source(), soql);

            assertThat(bySoap).as(soql).isEqualTo(all(joined.rest().source(), soql));
            assertThat(bySoap.stream().map(SoapAndRestTest::kinds))
                    .as(soql)
                    .isEqualTo(all(joined.rest().source(), soql).stream()
                            .map(SoapAndRestTest::kinds)
                            .toList());
        }
    }

    @Test
    void aggregatesCountsAndWholeObjectsAreEqual() {
        load(new Random(9));
        List<String> queries = List.of(
                "SELECT COUNT() FROM Account",
                "SELECT COUNT(Id) FROM Account",
                "SELECT StageName, COUNT(Id) c, SUM(Amount) s, MAX(CloseDate) d, MIN(CreatedDate) m FROM Opportunity"
                        + " GROUP BY StageName",
                "SELECT FIELDS(ALL) FROM Account LIMIT 50",
                "SELECT FIELDS(ALL) FROM Opportunity LIMIT 50");

        for (String soql : queries) {
            assertThat(all(soap.source(), soql))
                    .as(soql)
                    .isEqualTo(all(joined.rest().source(), soql));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT Nam FROM Account",
                "SELECT Id FROM Nothing__c",
                "SELECT Id FROM",
                "SELECT Id FROM Account WHERE Name = 7",
                "SELECT Id FROM Account WHERE Id = 'x'"
            })
    void aRefusedQueryHasTheSameCodeAndAdvice(String soql) {
        ApiException bySoap = refused(soap.source(), soql);
        ApiException byRest = refused(joined.rest().source(), soql);

        assertThat(bySoap.code()).isEqualTo(byRest.code());
        assertThat(bySoap.retryability()).isEqualTo(byRest.retryability());
        assertThat(bySoap.delivery()).isEqualTo(byRest.delivery());
        assertThat(bySoap.errors().get(0).message())
                .isEqualTo(byRest.errors().get(0).message());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aWriteHasEqualOutcomesAndLeavesEqualRecords(long seed) {
        List<String> bySoap = history(seed, soap.writer());
        try (Joined other = Joined.toStandardOrg()) {
            List<String> byRest = history(other, seed, other.rest().writer());

            assertThat(bySoap).isEqualTo(byRest);
        }
    }

    private List<String> history(long seed, RecordWriter writer) {
        return history(joined, seed, writer);
    }

    /** What became of random writes, and what is there in the end. */
    private static List<String> history(Joined at, long seed, RecordWriter writer) {
        Random random = new Random(seed);
        List<String> told = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int call = 0; call < 12; call++) {
            WriteRequest request = request(random, ids);
            List<WriteOutcome> outcomes = writer.write(request);
            outcomes.forEach(outcome -> told.add(request.operation().name() + " " + tell(outcome)));
            outcomes.forEach(outcome -> {
                if (outcome instanceof WriteOutcome.Written written && written.created() && written.id() != null) {
                    ids.add(written.id().value());
                }
            });
        }
        all(
                        at.rest().source(),
                        "SELECT Name, Phone, AnnualRevenue, NumberOfEmployees, Description, External_Id__c FROM"
                                + " Account ORDER BY External_Id__c, Name, Phone, AnnualRevenue")
                .forEach(record -> told.add(kinds(record)));
        return told;
    }

    private static WriteRequest request(Random random, List<String> ids) {
        int kind = ids.isEmpty() ? 0 : random.nextInt(4);
        List<SObject> records = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            SObject record = account(random);
            if (kind == 1 || kind == 3) {
                String id = ids.get(random.nextInt(ids.size()));
                boolean again = records.stream().anyMatch(other -> id.equals(other.value("Id")));
                if (again) {
                    continue;
                }
                record = kind == 3 ? SObject.of("Account").with("Id", id) : record.with("Id", id);
            }
            if (kind == 2) {
                record = record.with("External_Id__c", "E" + random.nextInt(60));
                String key = String.valueOf(record.value("External_Id__c"));
                if (records.stream().anyMatch(other -> key.equals(other.value("External_Id__c")))) {
                    continue;
                }
            }
            records.add(record);
        }
        WriteOperation operation = switch (kind) {
            case 0 -> new WriteOperation.Insert();
            case 1 -> new WriteOperation.Update();
            case 2 -> new WriteOperation.Upsert("External_Id__c");
            default -> new WriteOperation.Delete();
        };
        return new WriteRequest(operation, records, random.nextInt(4) == 0);
    }

    private static SObject account(Random random) {
        SObject record = SObject.of("Account");
        if (random.nextInt(8) > 0) {
            record = record.with("Name", pick(random, TEXTS));
        }
        if (random.nextBoolean()) {
            record = record.with("Phone", random.nextInt(4) == 0 ? null : pick(random, TEXTS));
        }
        if (random.nextBoolean()) {
            record = record.with(
                    "AnnualRevenue", random.nextInt(4) == 0 ? null : new BigDecimal(random.nextInt(1_000_000)));
        }
        if (random.nextInt(3) == 0) {
            record = record.with("NumberOfEmployees", random.nextInt(1_000));
        }
        if (random.nextInt(3) == 0) {
            record = record.with("Description", random.nextInt(3) == 0 ? "" : pick(random, TEXTS));
        }
        return record;
    }

    private static String tell(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Rejected rejected) {
            return rejected.index() + " rejected "
                    + rejected.errors().stream().map(ApiError::toString).collect(Collectors.joining(","));
        }
        return outcome instanceof WriteOutcome.Written written
                ? written.index() + " written " + written.created()
                : outcome.toString();
    }

    private void load(Random random) {
        for (int i = 0; i < 30; i++) {
            Map<String, @Nullable Object> account = new HashMap<>();
            account.put("Name", pick(random, TEXTS) + i);
            account.put("AnnualRevenue", random.nextInt(3) == 0 ? null : random.nextInt(100_000));
            account.put("Description", random.nextInt(3) == 0 ? null : pick(random, TEXTS));
            account.put("BillingCity", random.nextInt(2) == 0 ? null : "Bern");
            String id = org.insert("Account", account);
            for (int c = 0; c < random.nextInt(4); c++) {
                org.insert("Contact", Map.of("LastName", pick(random, TEXTS), "AccountId", id));
            }
            if (random.nextBoolean()) {
                org.insert(
                        "Opportunity",
                        Map.of(
                                "Name",
                                pick(random, TEXTS),
                                "AccountId",
                                id,
                                "StageName",
                                random.nextBoolean() ? "Prospecting" : "Closed Won",
                                "CloseDate",
                                "2026-01-0" + (1 + random.nextInt(9)),
                                "Amount",
                                random.nextInt(10_000) / 100.0));
            }
        }
        org.insert("Contact", Map.of("LastName", "without an account"));
    }

    private static String query(Random random) {
        String limit = random.nextInt(3) == 0 ? " LIMIT " + (1 + random.nextInt(20)) : "";
        return switch (random.nextInt(5)) {
            case 0 ->
                "SELECT "
                        + some(
                                random,
                                List.of(
                                        "Id",
                                        "Name",
                                        "AnnualRevenue",
                                        "Description",
                                        "BillingCity",
                                        "CreatedDate",
                                        "IsDeleted",
                                        "BillingAddress",
                                        "Owner.Name"))
                        + " FROM Account ORDER BY Name" + limit;
            case 1 ->
                "SELECT "
                        + some(
                                random,
                                List.of(
                                        "Id",
                                        "LastName",
                                        "Account.Name",
                                        "Account.AnnualRevenue",
                                        "Account.Id",
                                        "Account.Owner.Name",
                                        "CreatedDate"))
                        + " FROM Contact ORDER BY LastName, Id" + limit;
            case 2 ->
                "SELECT " + some(random, List.of("Id", "Name", "CreatedDate"))
                        + ", (SELECT " + some(random, List.of("Id", "LastName", "SystemModstamp"))
                        + " FROM Contacts ORDER BY Id) FROM Account ORDER BY Name" + limit;
            case 3 ->
                "SELECT "
                        + some(
                                random,
                                List.of(
                                        "Id",
                                        "Name",
                                        "Amount",
                                        "CloseDate",
                                        "IsWon",
                                        "Probability",
                                        "StageName",
                                        "LastModifiedDate",
                                        "Account.Name"))
                        + " FROM Opportunity ORDER BY Id" + limit;
            default ->
                "SELECT " + some(random, List.of("Id", "Name"))
                        + " FROM Account WHERE Name LIKE 'O\\'Neil%' ORDER BY Name";
        };
    }

    private static String some(Random random, List<String> fields) {
        List<String> chosen = new ArrayList<>(
                fields.stream().filter(field -> random.nextBoolean()).toList());
        Collections.shuffle(chosen, random);
        return chosen.isEmpty() ? fields.get(0) : String.join(", ", chosen);
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Names, values and the types they are kept as, since equal texts may hide a number. */
    private static String kinds(SObject record) {
        StringBuilder kinds = new StringBuilder(record.type());
        for (int i = 0; i < record.size(); i++) {
            Object value = record.valueAt(i);
            kinds.append(' ').append(record.shape().name(i)).append('=');
            kinds.append(kind(value));
        }
        return kinds.toString();
    }

    private static String kind(@Nullable Object value) {
        if (value instanceof SObject parent) {
            return kinds(parent);
        }
        if (value instanceof Compound compound) {
            return new TreeMap<>(compound.parts()).keySet().toString();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + ":" + value;
    }

    private static List<SObject> all(RecordSource source, String soql) {
        try (RecordCursor rows = source.open(ReadRequest.of(Soql.text(soql)))) {
            return rows.stream().toList();
        }
    }

    private static ApiException refused(RecordSource source, String soql) {
        try (RecordCursor rows = source.open(ReadRequest.of(Soql.text(soql)))) {
            throw new AssertionError("was answered: " + rows.next().records());
        } catch (ApiException e) {
            return e;
        }
    }
}
