package io.sfsdk.examples.mainjob;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table that mirrors an sObject: its id, stamp, whether it is deleted, and these fields, all texts.
 *
 * @param fields API names; also the columns' names
 */
record Mirror(String sobject, List<String> fields) {
    static final Mirror ACCOUNTS = new Mirror(
            "Account",
            List.of(
                    "External_Id__c",
                    "Name",
                    "Registered_Name__c",
                    "Segment__c",
                    "Website",
                    "Phone",
                    "Listed_Twice__c"));
    static final Mirror CONTACTS = new Mirror(
            "Contact", List.of("External_Id__c", "AccountId", "FirstName", "LastName", "Email", "Department"));

    /** Both, parents first. */
    static final List<Mirror> ALL = List.of(ACCOUNTS, CONTACTS);

    String[] fieldNames() {
        return fields.toArray(new String[0]);
    }

    /** The query of everything that is not deleted, in no order. */
    String query() {
        return "SELECT Id, " + String.join(", ", fields) + " FROM " + sobject;
    }

    String createTable() {
        return "CREATE TABLE IF NOT EXISTS " + sobject
                + " (Id CHAR(18) PRIMARY KEY, Stamp TIMESTAMP(0) WITH TIME ZONE NOT NULL, Deleted BOOLEAN NOT NULL, "
                + each("%s VARCHAR") + ")";
    }

    /** Writes a version unless the table has a newer one, so that it bears seeing a version twice or late. */
    String merge() {
        return "MERGE INTO " + sobject
                + " t USING (VALUES (CAST(? AS CHAR(18)), CAST(? AS TIMESTAMP(0) WITH TIME ZONE), "
                + "CAST(? AS BOOLEAN), " + each("CAST(? AS VARCHAR)") + ")) s (Id, Stamp, Deleted, " + each("%s") + ") "
                + "ON t.Id = s.Id "
                + "WHEN MATCHED AND s.Stamp >= t.Stamp THEN UPDATE SET Stamp = s.Stamp, Deleted = s.Deleted, "
                + each("%1$s = s.%1$s")
                + " WHEN NOT MATCHED THEN INSERT (Id, Stamp, Deleted, " + each("%s")
                + ") VALUES (s.Id, s.Stamp, s.Deleted, "
                + each("s.%s") + ")";
    }

    private String each(String pattern) {
        return Stream.of(fieldNames()).map(pattern::formatted).collect(joining(", "));
    }
}
