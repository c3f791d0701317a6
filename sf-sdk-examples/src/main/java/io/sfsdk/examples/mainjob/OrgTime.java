package io.sfsdk.examples.mainjob;

/** How the job lets time pass in the org. A simulated org in this process is told to; any other is waited for. */
@FunctionalInterface
interface OrgTime {
    void pass() throws InterruptedException;
}
