package io.sfsdk.testkit.rest;

/**
 * Switches of the REST API, for limits tests want to reach and for what no public source settles.
 *
 * @param pageSize most rows of a query page; default 2,000. A client's {@code batchSize} can only lower it
 * @param oldestVersion the oldest API version still served; older ones are 410; default 31
 * @param newestVersion the newest API version; newer ones are 404; default 67
 * @param typeErrorsFailTheCall whether a value of the wrong type refuses a whole collection instead of its row; both were
 *     recorded, the second later; default false
 * @param dailyLimit requests in 24 hours as {@code Sforce-Limit-Info} tells them; default 100,000
 * @param hardDailyLimit whether requests over the limit are refused; default false, as the real limit is soft
 * @param userLimit requests of one user in 24 hours before more are refused; 0, the default, for no limit
 * @param appLimit requests of the connected app in 24 hours, told in {@code Sforce-Limit-Info} and refused beyond; 0, the
 *     default, for no limit. Documented, not observed
 * @param concurrentLimit most requests at once before others are refused; 0, the default, for no limit
 */
public record RestPolicy(
        int pageSize,
        int oldestVersion,
        int newestVersion,
        boolean typeErrorsFailTheCall,
        int dailyLimit,
        boolean hardDailyLimit,
        int userLimit,
        int appLimit,
        int concurrentLimit) {
    public RestPolicy {
        if (pageSize < 1 || oldestVersion > newestVersion) {
            throw new IllegalArgumentException(
                    "page size " + pageSize + ", versions " + oldestVersion + " to " + newestVersion);
        }
    }

    public static RestPolicy standard() {
        return new RestPolicy(2_000, 31, 67, false, 100_000, false, 0, 0, 0);
    }

    public RestPolicy withPageSize(int rows) {
        return new RestPolicy(
                rows,
                oldestVersion,
                newestVersion,
                typeErrorsFailTheCall,
                dailyLimit,
                hardDailyLimit,
                userLimit,
                appLimit,
                concurrentLimit);
    }

    public RestPolicy withVersions(int oldest, int newest) {
        return new RestPolicy(
                pageSize,
                oldest,
                newest,
                typeErrorsFailTheCall,
                dailyLimit,
                hardDailyLimit,
                userLimit,
                appLimit,
                concurrentLimit);
    }

    public RestPolicy withTypeErrorsFailTheCall(boolean wholeCall) {
        return new RestPolicy(
                pageSize,
                oldestVersion,
                newestVersion,
                wholeCall,
                dailyLimit,
                hardDailyLimit,
                userLimit,
                appLimit,
                concurrentLimit);
    }

    /**
     * Changes {@link #dailyLimit}.
     *
     * @param hard whether requests over the limit are refused
     */
    public RestPolicy withDailyLimit(int requests, boolean hard) {
        return new RestPolicy(
                pageSize,
                oldestVersion,
                newestVersion,
                typeErrorsFailTheCall,
                requests,
                hard,
                userLimit,
                appLimit,
                concurrentLimit);
    }

    public RestPolicy withUserLimit(int requests) {
        return new RestPolicy(
                pageSize,
                oldestVersion,
                newestVersion,
                typeErrorsFailTheCall,
                dailyLimit,
                hardDailyLimit,
                requests,
                appLimit,
                concurrentLimit);
    }

    public RestPolicy withAppLimit(int requests) {
        return new RestPolicy(
                pageSize,
                oldestVersion,
                newestVersion,
                typeErrorsFailTheCall,
                dailyLimit,
                hardDailyLimit,
                userLimit,
                requests,
                concurrentLimit);
    }

    public RestPolicy withConcurrentLimit(int requests) {
        return new RestPolicy(
                pageSize,
                oldestVersion,
                newestVersion,
                typeErrorsFailTheCall,
                dailyLimit,
                hardDailyLimit,
                userLimit,
                appLimit,
                requests);
    }
}
