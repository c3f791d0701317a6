package io.sfsdk.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Cron in a time zone: looks for a match between one change of the clocks and the next, where local times are in order. */
record CronSchedule(CronFields fields, ZoneId zone) implements Schedule {
    @Override
    public Instant first(Instant now) {
        return after(now.minusNanos(1));
    }

    @Override
    public Instant next(Instant due, Instant ended) {
        Instant next = after(due);
        return next.isAfter(ended) ? next : ended;
    }

    Instant after(Instant moment) {
        ZoneRules rules = zone.getRules();
        Instant from = moment.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        while (true) { // ends: some day fits, or the fields would have been refused
            ZoneOffset offset = rules.getOffset(from);
            ZoneOffsetTransition change = rules.nextTransition(from);
            LocalDateTime match = fields.nextOrSame(notRepeated(LocalDateTime.ofInstant(from, offset), from, rules));
            Instant due = match.toInstant(offset);
            if (change == null || due.isBefore(change.getInstant())) {
                return due;
            }
            if (isLostInGap(match, change)) {
                return change.getInstant();
            }
            from = change.getInstant();
        }
    }

    /** Behind the times that the clocks showed before they were put back, if those are not to count twice. */
    private LocalDateTime notRepeated(LocalDateTime start, Instant from, ZoneRules rules) {
        ZoneOffsetTransition last = rules.previousTransition(from.plusNanos(1));
        boolean isRepeated = last != null && last.isOverlap() && start.isBefore(last.getDateTimeBefore());
        return isRepeated && fields.isHourGiven() ? last.getDateTimeBefore() : start;
    }

    private boolean isLostInGap(LocalDateTime match, ZoneOffsetTransition change) {
        return change.isGap() && fields.isHourGiven() && match.isBefore(change.getDateTimeAfter());
    }
}
