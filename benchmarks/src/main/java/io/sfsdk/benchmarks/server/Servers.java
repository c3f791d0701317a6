package io.sfsdk.benchmarks.server;

import io.sfsdk.benchmarks.data.Accounts;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Main class of the servers' process. It prints one line with their addresses and ends when its standard input does. */
final class Servers {
    private static final int KEPT_REQUESTS = 10;
    private static final int LOADED_AT_ONCE = 10_000;

    private Servers() {}

    /**
     * Starts all servers.
     *
     * @param arguments how many accounts the simulated org has, at least one; how many it makes up, or 0
     */
    public static void main(String[] arguments) throws IOException {
        int accounts = Integer.parseInt(arguments[0]);
        try (SimulatedOrg org = SimulatedOrg.builder()
                        .keepRequests(KEPT_REQUESTS)
                        .clock(OrgClock.running())
                        .start();
                PageServer pages = PageServer.start();
                EchoServer echo = EchoServer.start();
                EventServer events = EventServer.start();
                PollServer polls = PollServer.start();
                ResultServer results = ResultServer.start()) {
            load(accounts, org);
            int madeUp = Integer.parseInt(arguments[1]);
            if (madeUp > 0) {
                ManyAccounts.serve(madeUp, org);
                MadeUpJobs.serve(madeUp, org);
            }
            System.out.println(new ServerAddresses(
                            org.instanceUrl(),
                            org.accessToken(),
                            account(org),
                            pages.url(),
                            echo.port(),
                            events.port(),
                            polls.url(),
                            results.url())
                    .line());
            System.out.flush();
            awaitEndOfInput();
        }
    }

    private static void load(int accounts, SimulatedOrg org) {
        List<Map<String, Object>> portion = new ArrayList<>();
        for (int number = 0; number < accounts; number++) {
            portion.add(Accounts.fields(number));
            if (portion.size() == LOADED_AT_ONCE || number + 1 == accounts) {
                org.data().load("Account", portion);
                portion.clear();
            }
        }
    }

    private static String account(SimulatedOrg org) {
        Object id = org.query("SELECT Id FROM Account WHERE External_Id__c = '" + Accounts.key(0) + "'")
                .get(0)
                .get("Id");
        return String.valueOf(id);
    }

    private static void awaitEndOfInput() throws IOException {
        int read = System.in.read();
        while (read >= 0) {
            read = System.in.read();
        }
    }
}
