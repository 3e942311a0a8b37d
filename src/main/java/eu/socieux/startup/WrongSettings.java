package eu.socieux.startup;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Settings that cannot be read or break their rule, one line each: name, value, rule. */
class WrongSettings extends FailureAnalysis {

    private static final Map<Class<?>, String> KINDS = Map.of(
            int.class, "a whole number",
            boolean.class, "true or false",
            Duration.class, "a duration such as 30s",
            DataSize.class, "a size such as 40MB",
            ZoneId.class, "a time zone such as Europe/Brussels",
            LocalTime.class, "a time of day such as 17:00",
            LocalDate.class, "a date such as 2026-12-24");

    private final List<String> lines;

    WrongSettings(List<String> lines, Throwable cause) {
        super(String.join("\n", lines), null, cause);
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }

    /** The wrong settings told by this failure, none when it is about something else. */
    static List<String> in(Throwable failure) {
        BindException unreadable = null;
        Throwable deepest = failure;
        for (Throwable cause : StartUpFailures.chain(failure)) {
            if (cause instanceof BindValidationException invalid) {
                return broken(invalid.getValidationErrors());
            }
            if (unreadable == null && cause instanceof BindException found) {
                unreadable = found;
            }
            deepest = cause;
        }
        return unreadable == null ? List.of() : List.of(unreadable(unreadable, deepest));
    }

    private static List<String> broken(ValidationErrors errors) {
        List<String> lines = new ArrayList<>();
        for (ObjectError error : errors.getAllErrors()) {
            if (error instanceof FieldError field) {
                String name = errors.getName() + "." + DataObjectPropertyName.toDashedForm(field.getField());
                lines.add(line(name, field.getRejectedValue(), field.getDefaultMessage()));
            } else {
                lines.add(errors.getName() + ": " + error.getDefaultMessage() + ".");
            }
        }
        return lines;
    }

    private static String unreadable(BindException failure, Throwable deepest) {
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        Object value =
                failure.getProperty() == null ? null : failure.getProperty().getValue();
        String kind = KINDS.get(type);
        String rule = kind == null ? String.valueOf(deepest.getMessage()) : "must be " + kind;
        return line(failure.getName().toString(), value, rule);
    }

    /** A password is never repeated. */
    private static String line(String name, Object value, String rule) {
        String end = rule.endsWith(".") ? rule : rule + ".";
        if (name.endsWith("password")) {
            return "The setting " + name + " is wrong: " + end;
        }
        if (value == null || value.toString().isBlank()) {
            return "The setting " + name + " is missing or wrong: " + end;
        }
        return "The setting " + name + " is '" + value + "': " + end;
    }
}
