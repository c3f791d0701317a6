package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.Composite;
import io.sfsdk.rest.CompositeOutcome;
import io.sfsdk.rest.CompositeStep;
import io.sfsdk.rest.SObjectTree;
import io.sfsdk.rest.StepOutcome;
import io.sfsdk.rest.TreeOutcome;
import java.util.List;

/** How are records that belong together written in one call? */
public final class ManyInOneCall {
    private final SalesforceClient client;

    public ManyInOneCall(SalesforceClient client) {
        this.client = client;
    }

    /** Both or neither; empty if the org refused one. */
    public List<RecordId> customerWithContact(String name, String lastName) {
        // tag::composite
        Composite call = Composite.allOrNone();
        CompositeStep account = call.create(SObject.of("Account").with("Name", name));
        CompositeStep contact =
                call.create(SObject.of("Contact").with("LastName", lastName).with("AccountId", account.id()));

        CompositeOutcome outcome = client.rest().composite(call);
        if (!outcome.isComplete() && outcome.of(contact) instanceof StepOutcome.Refused refused) {
            System.out.println("the contact was refused: " + refused.errors());
        }
        // end::composite
        return outcome.isComplete() ? List.of(outcome.id(account), outcome.id(contact)) : List.of();
    }

    /** A parent with its children, written as they are nested. */
    public RecordId customerWithContacts(String name, List<String> lastNames) {
        // tag::tree
        SObjectTree tree = SObjectTree.of("Account");
        SObjectTree.Node account = tree.add(SObject.of("Account").with("Name", name));
        for (String lastName : lastNames) {
            account.child("Contacts", SObject.of("Contact").with("LastName", lastName));
        }
        TreeOutcome outcome = client.rest().tree(tree);
        // end::tree
        return outcome.id(account);
    }
}
