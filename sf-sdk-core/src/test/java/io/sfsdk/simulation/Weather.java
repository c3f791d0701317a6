package io.sfsdk.simulation;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Pages;
import io.sfsdk.testkit.http.Request;
import java.util.SplittableRandom;

/** What happens to requests besides being answered: mostly nothing. Bound to the run of one process. */
final class Weather {
    private final SimulatedOrg org;
    private final SplittableRandom random;
    private final EventLog log;
    private final boolean leavesRowsOut;
    private final int calmness;
    private int untilDeath;
    private Runnable meanwhile = () -> {};
    private int untilMeanwhile;

    /**
     * Weather.
     *
     * @param leavesRowsOut whether a page may lack a row
     * @param calmness one request of so many meets a fault; 0 for none
     * @param untilDeath the process dies at this boundary of a request or effect; 0 for never
     */
    Weather(
            SimulatedOrg org,
            SplittableRandom random,
            EventLog log,
            boolean leavesRowsOut,
            int calmness,
            int untilDeath) {
        this.org = org;
        this.random = random;
        this.log = log;
        this.leavesRowsOut = leavesRowsOut;
        this.calmness = calmness;
        this.untilDeath = untilDeath;
    }

    /** Lets the rest of the world act once, before the n-th request from now. */
    void meanwhile(int before, Runnable action) {
        this.untilMeanwhile = before;
        this.meanwhile = action;
    }

    /** A boundary between two effects; the process may end here. */
    void boundary(String place) {
        if (--untilDeath == 0) {
            log.add("dies at " + place);
            throw new Death();
        }
    }

    void beforeSending(HttpRequest request) {
        boundary("request");
        if (--untilMeanwhile == 0) {
            meanwhile.run();
        }
        if (calmness > 0 && random.nextInt(calmness) == 0) {
            strike();
        }
    }

    void beforeAnswering(HttpRequest request) {
        boundary("answer");
        if (calmness > 0 && random.nextInt(calmness * 3) == 0) {
            log.add("answer lost");
            throw new TransportException("connection reset", Delivery.UNKNOWN, null);
        }
    }

    private void strike() {
        int kind = random.nextInt(7);
        log.add("fault " + kind);
        switch (kind) {
            case 0 -> throw new TransportException("connect failed", Delivery.NOT_SENT, null);
            case 1 -> org.faults().on().once(Answers.unavailable());
            case 2 -> org.faults().on().once(Answers.dailyLimit());
            case 3 -> org.faults().on().once(Answers.sessionExpired());
            case 4 -> org.faults().on(Weather::isQuery).once(leavesRowsOut ? Pages.dropRows(1) : Answers.unavailable());
            case 5 -> org.expireCursors();
            default -> org.faults().on().once(Answers.status(500));
        }
    }

    private static boolean isQuery(Request request) {
        return request.path().contains("/query");
    }
}
