package eu.socieux.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Typed reading of facts or of the answers of one entry. Forms send dates as ISO text, numbers as numbers or text, and
 * leave out or blank what was not filled in.
 *
 * @param values form key to JSON value
 */
public record Facts(Map<String, Object> values) {

    /** The text under this key, without surrounding blanks; empty when nothing was entered. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key))
                .map(String::valueOf)
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    /**
     * The text under this key.
     *
     * @throws MissingFact when nothing was entered
     */
    public String requiredText(String key) {
        return text(key).orElseThrow(() -> new MissingFact(key));
    }

    /**
     * The number under this key; empty when nothing was entered.
     *
     * @throws UnreadableFact when it is not a number
     */
    public Optional<BigDecimal> number(String key) {
        return text(key).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException notANumber) {
                throw new UnreadableFact(key, text, "a number", notANumber);
            }
        });
    }

    /**
     * The number under this key.
     *
     * @throws MissingFact when nothing was entered
     * @throws UnreadableFact when it is not a number
     */
    public BigDecimal requiredNumber(String key) {
        return number(key).orElseThrow(() -> new MissingFact(key));
    }

    /**
     * The whole number under this key.
     *
     * @throws MissingFact when nothing was entered
     * @throws UnreadableFact when it is not a whole number
     */
    public int requiredInteger(String key) {
        BigDecimal number = requiredNumber(key);
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new UnreadableFact(key, number.toPlainString(), "a whole number", notWhole);
        }
    }

    /**
     * The day under this key; of a point in time the day as written. Empty when nothing was entered.
     *
     * @throws UnreadableFact when it is not an ISO date
     */
    public Optional<LocalDate> date(String key) {
        return text(key).map(text -> {
            try {
                return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            } catch (DateTimeParseException notADate) {
                throw new UnreadableFact(key, text, "a date such as 2026-05-15", notADate);
            }
        });
    }

    /**
     * The day under this key.
     *
     * @throws MissingFact when nothing was entered
     * @throws UnreadableFact when it is not an ISO date
     */
    public LocalDate requiredDate(String key) {
        return date(key).orElseThrow(() -> new MissingFact(key));
    }

    /** Whether the box under this key was ticked. */
    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key).orElse("false"));
    }

    /** The chosen options under this key, in their order; empty when none was. */
    public List<String> options(String key) {
        return values.get(key) instanceof List<?> chosen
                ? chosen.stream().map(String::valueOf).toList()
                : text(key).map(List::of).orElse(List.of());
    }

    /** A step needs a fact which no form gave. */
    public static class MissingFact extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        MissingFact(String key) {
            super("Nothing was entered in the field '" + key + "'; make it required in the form that asks for it.");
        }
    }

    /** A fact has another type than the step that needs it expects. */
    public static class UnreadableFact extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        UnreadableFact(String key, String value, String expected, RuntimeException cause) {
            super("The field '" + key + "' holds '" + value + "' where " + expected + " is needed.", cause);
        }
    }
}
