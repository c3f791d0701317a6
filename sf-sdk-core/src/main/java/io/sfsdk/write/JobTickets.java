package io.sfsdk.write;

/** Keeps what a job at the org is called, so that another process can ask what became of it. */
@FunctionalInterface
public interface JobTickets {
    /**
     * Takes the ticket of a job that has taken no record yet. When this returns the ticket is as durable as the caller needs it;
     * what it throws ends the call before a record is sent.
     *
     * @param ticket one line without a blank; replaces the ticket that the same call gave before
     */
    void keep(String ticket);
}
