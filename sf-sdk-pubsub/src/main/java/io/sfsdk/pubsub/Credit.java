package io.sfsdk.pubsub;

/**
 * How many events the server may still send. It counts what was asked for and takes more than 100 at once as 100.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/flow-control.html">Pub/Sub API, Flow Control</a>
 */
final class Credit {
    static final int MOST = 100;

    private int open;

    /**
     * Asks for more once half of it is used, so that the server neither waits nor is asked for each event.
     *
     * @param demand how many may be there at once
     * @param held how many of them are here
     * @param paid how many more may come at all
     * @return how many to ask for; 0 for none
     */
    int topUp(int demand, int held, int paid) {
        int wanted = Math.min(demand, MOST);
        int there = open + held;
        if (there > wanted / 2) {
            return 0;
        }
        int more = Math.max(0, Math.min(wanted - there, paid - open));
        open += more;
        return more;
    }

    /** Whether the server may send nothing more. */
    boolean isUsed() {
        return open == 0;
    }

    void used(int events) {
        open = Math.max(0, open - events);
    }
}
