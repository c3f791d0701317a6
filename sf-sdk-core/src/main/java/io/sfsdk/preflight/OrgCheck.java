package io.sfsdk.preflight;

import io.sfsdk.error.ApiException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.rest.Limit;
import io.sfsdk.rest.RestApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the org as a whole says: whether its API is on, its versions, its clock, what is left of its calls. */
final class OrgCheck {
    private static final String API = "API";
    private static final String VERSION = "API version";
    private static final String CLOCK = "clock";
    private static final String CALLS = "daily calls";
    private static final Duration HARMLESS = Duration.ofSeconds(30);
    private static final double SCARCE = 0.1;

    /** Salesforce supports a version for at least three years, with three releases each. */
    private static final int RELEASES_SUPPORTED = 9;

    private OrgCheck() {}

    /** Whether it makes sense to go on. */
    static boolean api(RestApi api, Findings findings) {
        try {
            findings.info(API, "enabled; " + api.describeGlobal().size() + " objects are visible");
            return true;
        } catch (ApiException e) {
            findings.error(
                    API,
                    "the org refuses API calls of this user (" + e.code() + ")",
                    "Give the user the permission API Enabled, and look whether the edition has API access");
            return false;
        }
    }

    /** Whether it makes sense to go on. */
    static boolean version(RestApi api, Findings findings) {
        List<ApiVersion> versions = api.versions();
        ApiVersion used = api.version();
        if (!versions.contains(used)) {
            findings.error(
                    VERSION,
                    "the org does not have version " + used + "; it has " + versions.get(0) + " to "
                            + versions.get(versions.size() - 1),
                    "Choose one of these: rest(api -> api.version(..))");
            return false;
        }
        ApiVersion newest = versions.get(versions.size() - 1);
        if (newest.number() - used.number() > RELEASES_SUPPORTED) {
            findings.warning(
                    VERSION,
                    "version " + used + " is more than three years older than the org's " + newest
                            + ", and may be retired with a year's notice",
                    "Choose a newer one: rest(api -> api.version(..))");
        } else {
            findings.info(VERSION, used + " of an org that is at " + newest);
        }
        return true;
    }

    static void clock(Optional<Duration> skew, Findings findings) {
        if (skew.isEmpty()) {
            findings.info(CLOCK, "the org's answers have no Date, so clocks could not be compared");
        } else if (skew.get().abs().compareTo(HARMLESS) > 0) {
            findings.warning(
                    CLOCK,
                    "this machine's clock is " + skew.get().abs().toSeconds() + " s "
                            + (skew.get().isNegative() ? "ahead of" : "behind") + " the org's",
                    "Set it by NTP. Logins are corrected, and syncs go by the org's clock, but logs will not match");
        } else {
            findings.info(CLOCK, "agrees with the org's to 30 s");
        }
    }

    /** @param needed calls of the planned jobs, about */
    static void calls(RestApi api, long needed, Findings findings) {
        Map<String, Limit> limits;
        try {
            limits = api.limits();
        } catch (ApiException e) {
            findings.warning(
                    CALLS,
                    "the user may not see the org's limits (" + e.code() + ")",
                    "Give it View Setup and Configuration, or watch SalesforceClient.usage()");
            return;
        }
        Limit daily = limits.get("DailyApiRequests");
        if (daily == null) {
            findings.info(CALLS, "the org does not tell its limit");
        } else if (daily.remaining() < needed) {
            findings.error(
                    CALLS,
                    "the jobs need about " + needed + " calls, and " + daily.remaining() + " of " + daily.max()
                            + " are left",
                    "Run later: the allocation counts the last 24 hours; or ask Salesforce for more");
        } else if (daily.remaining() - needed < daily.max() * SCARCE) {
            findings.warning(
                    CALLS,
                    daily.remaining() + " of " + daily.max() + " are left, and the jobs need about " + needed,
                    "Others share this allocation: see who uses it, in Setup, API Usage");
        } else {
            findings.info(CALLS, daily.remaining() + " of " + daily.max() + " are left; the jobs need about " + needed);
        }
    }
}
