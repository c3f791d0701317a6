package io.sfsdk.benchmarks.data;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accounts that client and server both can make up, so that what was read can be checked without being sent twice. */
public final class Accounts {
    /** All that {@link #fields} gives, and what the org adds. */
    public static final List<String> NAMES =
            List.of("Id", "External_Id__c", "Name", "BillingCity", "NumberOfEmployees", "SystemModstamp");

    private static final Instant FIRST = Instant.parse("2025-10-01T00:00:00Z");
    private static final String[] CITIES = {"Łódź", "Zürich", "Saint-Étienne", "Portland", "São Paulo"};

    private Accounts() {}

    /** The external id of the account of this number. */
    public static String key(int number) {
        return "A-" + number;
    }

    /** The record id of an account that is made up. */
    public static String id(int number) {
        return String.format("001%012dAAA", number);
    }

    /** The number of employees of the account of this number. */
    public static int employees(int number) {
        return (int) (number * 2_654_435_761L % 100_003);
    }

    /** The sum of {@link #employees} of the first accounts. */
    public static long employeesOf(int accounts) {
        long sum = 0;
        for (int number = 0; number < accounts; number++) {
            sum += employees(number);
        }
        return sum;
    }

    /** As the simulated org loads them: five to a second, in the past. */
    public static Map<String, Object> fields(int number) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Name", "Account number " + number);
        fields.put("External_Id__c", key(number));
        fields.put("BillingCity", CITIES[number % CITIES.length]);
        fields.put("NumberOfEmployees", employees(number));
        fields.put("CreatedDate", FIRST.plusSeconds(number / 5).toString());
        return fields;
    }
}
