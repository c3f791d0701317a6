package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldBuilder;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectBuilder;
import io.sfsdk.testkit.schema.PicklistValue;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.util.List;

/** A small schema with one field of each type. */
final class TestSchema {
    private TestSchema() {}

    static Schema schema() {
        return SchemaBuilder.empty()
                .object(account())
                .object(contact())
                .object(opportunity())
                .object(task())
                .object(user())
                .object(group())
                .object(invoice())
                .build();
    }

    private static ObjectBuilder account() {
        return base("Account", "001")
                .field(text("Name").nameField())
                .field(field("Industry", FieldType.PICKLIST)
                        .values(List.of(
                                new PicklistValue("Tech", "Technology", true, false),
                                new PicklistValue("Agri", "Agriculture", true, false),
                                new PicklistValue("Bank", "Banking", true, false))))
                .field(field("Regions__c", FieldType.MULTIPICKLIST).values("EMEA", "APAC", "NA"))
                .field(field("AnnualRevenue", FieldType.CURRENCY))
                .field(field("Score__c", FieldType.DOUBLE))
                .field(field("NumberOfEmployees", FieldType.INT))
                .field(field("Active__c", FieldType.BOOLEAN))
                .field(field("Founded__c", FieldType.DATE))
                .field(field("OpensAt__c", FieldType.TIME))
                .field(field("CreatedDate", FieldType.DATETIME))
                .field(field("Description", FieldType.TEXTAREA).length(32_000))
                .field(text("External_Id__c").externalId().unique())
                .field(text("Code__c").caseSensitive())
                .field(field("BillingAddress", FieldType.ADDRESS))
                .field(text("BillingStreet").partOf("BillingAddress"))
                .field(text("BillingCity").partOf("BillingAddress"))
                .field(text("BillingPostalCode").partOf("BillingAddress"))
                .field(field("Place__c", FieldType.LOCATION))
                .field(field("Place__Latitude__s", FieldType.DOUBLE).partOf("Place__c"))
                .field(field("Place__Longitude__s", FieldType.DOUBLE).partOf("Place__c"))
                .field(reference("ParentId").to("Parent", "ChildAccounts", "Account"))
                .field(reference("OwnerId").to("Owner", null, "User"));
    }

    private static ObjectBuilder contact() {
        return base("Contact", "003")
                .field(text("Name").nameField())
                .field(text("LastName"))
                .field(field("Email", FieldType.EMAIL))
                .field(reference("AccountId").to("Account", "Contacts", "Account"));
    }

    private static ObjectBuilder opportunity() {
        return base("Opportunity", "006")
                .field(text("Name").nameField())
                .field(text("StageName"))
                .field(field("Amount", FieldType.CURRENCY))
                .field(field("CloseDate", FieldType.DATE))
                .field(reference("AccountId").to("Account", "Opportunities", "Account"));
    }

    private static ObjectBuilder task() {
        return base("Task", "00T")
                .field(text("Subject"))
                .field(reference("WhatId").to("What", "Tasks", "Account", "Opportunity"))
                .field(reference("OwnerId").to("Owner", null, "Group", "User"));
    }

    private static ObjectBuilder user() {
        return base("User", "005")
                .field(text("Name").nameField())
                .field(text("Username"))
                .field(text("Department"));
    }

    private static ObjectBuilder group() {
        return base("Group", "00G").field(text("Name").nameField());
    }

    private static ObjectBuilder invoice() {
        return base("Invoice__c", "a00")
                .field(text("Name").nameField())
                .field(field("Total__c", FieldType.CURRENCY))
                .field(reference("Account__c").to("Account__r", "Invoices__r", "Account"));
    }

    private static ObjectBuilder base(String name, String prefix) {
        return ObjectBuilder.of(name, prefix)
                .field(field("Id", FieldType.ID))
                .field(field("IsDeleted", FieldType.BOOLEAN))
                .field(field("SystemModstamp", FieldType.DATETIME));
    }

    private static FieldBuilder text(String name) {
        return field(name, FieldType.STRING);
    }

    private static FieldBuilder reference(String name) {
        return field(name, FieldType.REFERENCE);
    }

    private static FieldBuilder field(String name, FieldType type) {
        return Field.builder(name, type);
    }
}
