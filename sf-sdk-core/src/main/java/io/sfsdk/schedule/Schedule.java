package io.sfsdk.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When a job is due. A time that passes while the job runs, or while nobody looks, is not made up for one by one: the job runs once,
 * as soon as it can, and goes on with the times that follow. That is enough for a job that reads all that happened since its last run.
 */
public interface Schedule {
    /** When it is due for the first time, at or after {@code now}. */
    Instant first(Instant now);

    /**
     * When it is due next.
     *
     * @param due when it was due
     * @param ended when that run ended, later than {@code due}
     * @return not before {@code ended}
     */
    Instant next(Instant due, Instant ended);

    /**
     * At a fixed rate, on the clock: each instance of a host comes to the same times, every fifteen minutes at :00, :15, :30 and :45.
     *
     * @param period counted from midnight UTC of 1 January 1970, whole milliseconds
     */
    static Schedule every(Duration period) {
        return new FixedRate(period);
    }

    /** At once, and then with so much time between the end of a run and the next. */
    static Schedule withDelay(Duration delay) {
        return new FixedDelay(delay);
    }

    /**
     * At the times of a cron expression: {@code minute hour day-of-month month day-of-week}, with seconds before them if there are
     * six fields. A field is {@code *}, a number, a range {@code 1-5}, a step <code>*&#47;15</code> or {@code 8-18/2}, or several of
     * them with commas; months and days of the week may be names of three letters, and Sunday is 0 or 7. Where both days are given, one
     * of them is enough, as ever with cron.
     *
     * <p>Where clocks are put forward, a time that does not exist is due when the gap ends, once. Where they are put back, a time that
     * exists twice is due the first time only. Both hold if the hour is given; with {@code *} for the hour the job is due by elapsed
     * time, in both of the repeated hours.
     *
     * @param zone in which the fields are meant
     * @throws IllegalArgumentException if it is no such expression, or no day ever fits it
     */
    static Schedule cron(String expression, ZoneId zone) {
        return new CronSchedule(CronFields.parse(expression), zone);
    }
}
