package io.sfsdk.examples.mainjob;

import io.sfsdk.SalesforceClient;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.examples.dataset.Organisation;
import io.sfsdk.examples.dataset.Organisations;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.FileWatermarkStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The job itself, step by step. Each step that is done is noted, so that a killed job goes on where it was. */
final class CustomerJob {
    private final SalesforceClient org;
    private final Warehouse warehouse;
    private final Journal journal;
    private final LetterBox letters;
    private final SyncStep sync;
    private final Screen screen;
    private final Colleague colleague;
    private final List<SObject> accounts;
    private final List<SObject> contacts;
    private final Instant started = Instant.now();

    CustomerJob(
            SalesforceClient org,
            Warehouse warehouse,
            JobFolder folder,
            OrgTime time,
            Organisations input,
            Screen screen) {
        this.org = org;
        this.warehouse = warehouse;
        this.journal = warehouse.journal();
        this.letters = new LetterBox(JsonLinesDeadLetterSink.at(folder.deadLetters()));
        this.sync = new SyncStep(org, warehouse, FileWatermarkStore.at(folder.positions()), time, screen);
        this.screen = screen;
        this.colleague = new Colleague(input.customers());
        CustomerRecords records = CustomerRecords.ofImportFile();
        List<Organisation> lines = input.newcomers();
        this.accounts = lines.stream().map(records::account).toList();
        this.contacts = lines.stream().flatMap(records::contacts).toList();
    }

    // tag::story
    /** Runs what is not done yet. */
    Summary run() throws Exception {
        step("1. Take the customers there are into the warehouse", sync::run);
        step("2. Write the import file", this::writeImportFile);
        step("3. Correct what was refused, and send it again", new RedriveStep(org, letters, screen)::run);
        step("4. Take what that changed", sync::run);
        step("5. A colleague works in the org: 10 contacts deleted, 25 accounts changed", () -> colleague.work(org));
        step("6. Take what the colleague changed, and nothing else", sync::run);
        return compare();
    }
    // end::story

    private void step(String title, Step step) throws Exception {
        screen.heading(title);
        if (journal.isDone(title)) {
            screen.line("  done already");
            return;
        }
        step.run();
        journal.done(title);
    }

    private void writeImportFile() throws SQLException {
        ImportStep step = new ImportStep(org, journal, letters, screen);
        step.run("Account", accounts);
        step.run("Contact", contacts);
    }

    private Summary compare() throws SQLException {
        screen.heading("7. Compare the warehouse with the org, record by record");
        LossCheck check = new LossCheck(org, warehouse)
                .run(Stream.concat(accounts.stream(), contacts.stream()).toList(), letters.open());
        return new Summary(
                journal.total(),
                journal.reasons(),
                letters.open().size(),
                check.compared(),
                check.differences(),
                Duration.between(started, Instant.now()));
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }
}
