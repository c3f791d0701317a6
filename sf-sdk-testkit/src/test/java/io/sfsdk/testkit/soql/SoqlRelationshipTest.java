package io.sfsdk.testkit.soql;

import static io.sfsdk.testkit.soql.FakeOrg.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoqlRelationshipTest {
    private final FakeOrg org = new FakeOrg();
    private String user;
    private String holding;
    private String acme;

    @BeforeEach
    void aFamilyOfRows() {
        user = org.add("User", "Name", "Una User", "Username", "una@example.com");
        String top = org.add("Account", "Name", "Top", "OwnerId", user);
        holding = org.add("Account", "Name", "Holding", "ParentId", top);
        acme = org.add("Account", "Name", "Acme", "ParentId", holding, "OwnerId", user);
        org.add("Contact", "Name", "Ann", "LastName", "Ant", "AccountId", acme);
        org.add("Contact", "Name", "Bob", "LastName", "Bee", "AccountId", acme);
        org.add("Contact", "Name", "Cid", "LastName", "Cat");
    }

    @Test
    void parentFieldsComeUnderOneKeyInSelectOrder() {
        ResultRow ann = org.query("SELECT account.name, Id, Account.Parent.Parent.Owner.Username, Account.Id"
                        + " FROM Contact WHERE Name = 'Ann'")
                .rows()
                .get(0);

        assertThat(ann.names()).containsExactly("Account", "Id");
        assertThat(((ResultRow) get(ann, "Account")).names()).containsExactly("Name", "Parent", "Id");
        assertThat(((ResultRow) get(ann, "Account")).id()).isEqualTo(acme);
        assertThat(get(ann, "Account", "Parent", "Parent", "Owner", "Username")).isEqualTo("una@example.com");
    }

    @Test
    void aMissingParentIsNull() {
        assertThat(org.values("Account", "SELECT Account.Name FROM Contact WHERE Name = 'Cid'"))
                .containsExactly((Object) null);
        assertThat(org.values("Account", "SELECT Account.Parent.Name FROM Contact WHERE Account.Name = null"))
                .containsExactly((Object) null);
    }

    @Test
    void customRelationshipsEndInR() {
        org.add("Invoice__c", "Name", "INV-1", "Account__c", acme);

        ResultRow invoice = org.query("SELECT Account__r.Parent.Name FROM Invoice__c WHERE Account__r.Name = 'Acme'")
                .rows()
                .get(0);
        ResultRow account = org.query("SELECT (SELECT Name FROM Invoices__r) FROM Account WHERE Name = 'Acme'")
                .rows()
                .get(0);

        assertThat(get(invoice, "Account__r", "Parent", "Name")).isEqualTo("Holding");
        assertThat(((QueryResult) get(account, "Invoices__r")).totalSize()).isEqualTo(1);
    }

    @Test
    void childRowsAreAnAnswerOfTheirOwnAndNullIfThereAreNone() {
        var accounts = org.query("SELECT Name, (SELECT LastName FROM Contacts) FROM Account ORDER BY Name")
                .rows();

        QueryResult contacts = (QueryResult) get(accounts.get(0), "Contacts");
        assertThat(contacts.totalSize()).isEqualTo(2);
        assertThat(contacts.rows()).extracting(row -> get(row, "LastName")).containsExactly("Ant", "Bee");
        assertThat(contacts.rows().get(0).objectName()).isEqualTo("Contact");
        assertThat(get(accounts.get(1), "Contacts")).isNull();
    }

    @Test
    void childRowsHaveTheirOwnClauses() {
        ResultRow account = org.query("SELECT (SELECT LastName, Account.Name FROM Contacts WHERE LastName != 'Zoo'"
                        + " ORDER BY LastName DESC LIMIT 1), (SELECT Id FROM ChildAccounts)"
                        + " FROM Account WHERE Id = '" + acme + "'")
                .rows()
                .get(0);

        QueryResult contacts = (QueryResult) get(account, "Contacts");
        assertThat(contacts.rows()).singleElement().satisfies(row -> {
            assertThat(get(row, "LastName")).isEqualTo("Bee");
            assertThat(get(row, "Account", "Name")).isEqualTo("Acme");
        });
        assertThat(get(account, "ChildAccounts")).isNull();
    }

    @Test
    void childRowsComeFromTheIndexIfThereIsOne() {
        org.indexes = java.util.Set.of("Contact.AccountId", "Account.Id");

        org.query("SELECT (SELECT Id FROM Contacts) FROM Account WHERE Id = '" + acme + "'");

        assertThat(org.scans).isZero();
        assertThat(org.lookups).isEqualTo(2);
    }

    @Test
    void aPolymorphicParentIsANameWhoseTypeCanBeAsked() {
        String queue = org.add("Group", "Name", "Support");
        org.add("Task", "Subject", "call", "WhatId", acme, "OwnerId", queue);
        org.add("Task", "Subject", "mail", "WhatId", org.add("Opportunity", "Name", "Deal"), "OwnerId", user);

        var tasks = org.query("SELECT What.Name, What.Type, Owner.Name FROM Task ORDER BY Subject")
                .rows();

        assertThat(get(tasks.get(0), "What", "Type")).isEqualTo("Account");
        assertThat(get(tasks.get(1), "What", "Type")).isEqualTo("Opportunity");
        assertThat(get(tasks.get(0), "Owner", "Name")).isEqualTo("Support");
        assertThat(((ResultRow) get(tasks.get(0), "Owner")).objectName()).isEqualTo("Name");
        assertThat(org.values("Subject", "SELECT Subject FROM Task WHERE What.Type = 'Opportunity'"))
                .containsExactly("mail");
        assertThat(org.values("Subject", "SELECT Subject FROM Task WHERE Owner.Name LIKE 'una%'"))
                .containsExactly("mail");
    }

    @Test
    void typeofAnswersEachObjectWithItsOwnFields() {
        org.add("Task", "Subject", "1", "WhatId", acme);
        org.add(
                "Task",
                "Subject",
                "2",
                "WhatId",
                org.add("Opportunity", "Name", "Deal", "Amount", new BigDecimal(5), "AccountId", acme));
        org.add("Task", "Subject", "3");

        var tasks = org.query("SELECT Subject, TYPEOF What WHEN Opportunity THEN Amount, Account.Name ELSE Name END"
                        + " FROM Task ORDER BY Subject")
                .rows();

        ResultRow other = (ResultRow) get(tasks.get(0), "What");
        assertThat(other.names()).containsExactly("Name");
        assertThat(other.objectName()).isEqualTo("Account");
        ResultRow deal = (ResultRow) get(tasks.get(1), "What");
        assertThat(deal.names()).containsExactly("Amount", "Account");
        assertThat(get(deal, "Account", "Name")).isEqualTo("Acme");
        assertThat(get(tasks.get(2), "What")).isNull();
    }

    @Test
    void compoundFieldsAreMapsOfTheirParts() {
        String id = org.add(
                "Account",
                "Name",
                "Placed",
                "BillingCity",
                "Berlin",
                "BillingStreet",
                "Allee 1",
                "Place__Latitude__s",
                new BigDecimal("52.5"),
                "Place__Longitude__s",
                new BigDecimal("13.4"));

        ResultRow placed = org.query("SELECT BillingAddress, Place__c FROM Account WHERE Id = '" + id + "'")
                .rows()
                .get(0);
        ResultRow unplaced =
                org.query("SELECT BillingAddress FROM Account LIMIT 1").rows().get(0);

        Map<String, Object> address = new LinkedHashMap<>();
        address.put("city", "Berlin");
        address.put("country", null);
        address.put("geocodeAccuracy", null);
        address.put("latitude", null);
        address.put("longitude", null);
        address.put("postalCode", null);
        address.put("state", null);
        address.put("street", "Allee 1");
        assertThat(get(placed, "BillingAddress")).isEqualTo(address);
        assertThat(((Map<?, ?>) get(placed, "BillingAddress")).keySet().toArray())
                .containsExactly(address.keySet().toArray());
        assertThat(get(placed, "Place__c"))
                .isEqualTo(Map.of("latitude", new BigDecimal("52.5"), "longitude", new BigDecimal("13.4")));
        assertThat(get(unplaced, "BillingAddress")).isNull();
    }

    @Test
    void fieldsFunctionsSelectGroupsOfFields() {
        ResultRow all =
                org.query("SELECT FIELDS(ALL) FROM Contact LIMIT 200").rows().get(0);
        ResultRow standard =
                org.query("SELECT FIELDS(STANDARD) FROM Account").rows().get(0);
        ResultRow custom = org.query("SELECT FIELDS(CUSTOM), Name FROM Account LIMIT 1")
                .rows()
                .get(0);

        assertThat(all.names())
                .containsExactly("Id", "IsDeleted", "SystemModstamp", "Name", "LastName", "Email", "AccountId");
        assertThat(standard.names()).contains("Industry").doesNotContain("Active__c");
        assertThat(custom.names()).contains("Active__c", "Name").doesNotContain("Industry");
    }

    @Test
    void displayFunctionsShowLabelsAndFormats() {
        org.add("Account", "Name", "L", "Industry", "Tech", "AnnualRevenue", new BigDecimal("1234567.5"));

        ResultRow row = org.query("SELECT toLabel(Industry), AnnualRevenue, FORMAT(AnnualRevenue) shown"
                        + " FROM Account WHERE Name = 'L'")
                .rows()
                .get(0);

        assertThat(row.names()).containsExactly("Industry", "AnnualRevenue", "shown");
        assertThat(row.values()).containsExactly("Technology", new BigDecimal("1234567.5"), "1,234,567.50");
    }

    @Test
    void numbersHaveTheFractionTheirTypeShows() {
        org.add("Account", "Name", "N", "Score__c", new BigDecimal("7"), "NumberOfEmployees", new BigDecimal("7"));

        ResultRow row = org.query("SELECT Score__c, NumberOfEmployees FROM Account WHERE Name = 'N'")
                .rows()
                .get(0);

        assertThat(row.values()).containsExactly(new BigDecimal("7.0"), new BigDecimal("7"));
    }
}
