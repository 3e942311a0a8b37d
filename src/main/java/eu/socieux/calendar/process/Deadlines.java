package eu.socieux.calendar.process;

import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.engine.BuildingBlock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Turns a service level, a row of the decision table of that name, into a date. */
@Component("deadlines")
@BuildingBlock(
        title = "Compute a deadline",
        description = "Gives the time at which a service level runs out, counted from now. Use it in the date of a"
                + " timer: ${deadlines.after('approval-reminder')}. The service levels and their lengths are the rows"
                + " of the decision table service-levels.")
public class Deadlines {

    private static final String TABLE = "service-levels";
    private static final Pattern IN_TIMER =
            Pattern.compile("\\$\\{\\s*deadlines\\.after\\(\\s*['\"]([^'\"]*)['\"]\\s*\\)\\s*}");
    private static final String FILE = "processes/decisions/" + TABLE + ".dmn";

    private final DecisionService decisions;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Deadlines(@Lazy DecisionService decisions, WorkingCalendar calendar, Clock clock) {
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The moment at which a service level that starts now runs out: at the present time of day, always on a working
     * day.
     *
     * @throws UnknownServiceLevel when the table has no row with this key
     */
    public Date after(String serviceLevel) {
        return after(serviceLevel, clock.instant());
    }

    /**
     * The moment at which a service level that starts at another time than now runs out: at that time of day.
     *
     * @throws UnknownServiceLevel when the table has no row with this key
     */
    public Date after(String serviceLevel, Instant start) {
        DmnDecisionRuleResult length = lengthOf(serviceLevel);
        ZonedDateTime from = start.atZone(clock.getZone());
        LocalDate day = after(from.toLocalDate(), serviceLevel, length);
        return Date.from(from.with(day).toInstant());
    }

    /**
     * The service level which the date of a timer names, as in {@code ${deadlines.after('approval-reminder')}}; empty
     * when it reads otherwise.
     */
    public static Optional<String> serviceLevelIn(String date) {
        Matcher deadline = IN_TIMER.matcher(date);
        return deadline.find() ? Optional.of(deadline.group(1)) : Optional.empty();
    }

    private LocalDate after(LocalDate today, String serviceLevel, DmnDecisionRuleResult length) {
        int amount = ((Number) length.getEntry("amount")).intValue();
        String unit = length.getEntry("unit");
        return switch (unit) {
            case "working_days" -> calendar.plus(today, amount);
            case "months" -> calendar.workingDayOnOrAfter(today.plusMonths(amount));
            default ->
                throw new IllegalStateException("The unit '" + unit + "' of the service level '" + serviceLevel
                        + "' in " + FILE + " is neither working_days nor months.");
        };
    }

    private DmnDecisionRuleResult lengthOf(String serviceLevel) {
        DmnDecisionRuleResult row = decisions
                .evaluateDecisionTableByKey(TABLE, Map.of("serviceLevel", serviceLevel))
                .getSingleResult();
        if (row == null) {
            throw new UnknownServiceLevel(serviceLevel);
        }
        return row;
    }

    /** A model names a service level that is not in the decision table. */
    public static class UnknownServiceLevel extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnknownServiceLevel(String serviceLevel) {
            super("The service level '" + serviceLevel + "' has no row in " + FILE
                    + "; add the row or correct the key in the model.");
        }
    }
}
