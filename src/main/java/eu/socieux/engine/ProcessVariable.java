package eu.socieux.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A named, typed process variable. Only text, whole numbers, flags and points in time can be stored: variables route
 * the token, what people wrote lives in the case file.
 *
 * @param name the name models use
 * @param write turns a value into what the engine stores
 * @param read turns what the engine stored back into a value
 */
public record ProcessVariable<T>(String name, Function<T, Object> write, Function<Object, T> read) {

    /** A text variable: an identifier, a code. */
    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, value -> value, String.class::cast);
    }

    /** A whole number, stored as a 64-bit integer whatever width the form sent. */
    public static ProcessVariable<Long> number(String name) {
        return new ProcessVariable<>(name, value -> value, value -> ((Number) value).longValue());
    }

    /** A yes or no. */
    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, value -> value, Boolean.class::cast);
    }

    /** A point in time, stored as the engine's date so that timers can wait for it. */
    public static ProcessVariable<Instant> instant(String name) {
        return new ProcessVariable<>(name, Date::from, value -> ((Date) value).toInstant());
    }

    /**
     * The value in this scope.
     *
     * @throws MissingProcessVariable when the variable is absent or null
     */
    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new MissingProcessVariable(name));
    }

    /** The value in this scope, empty when absent or null. */
    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(read);
    }

    /** Sets the value in the scope that holds the variable, or in the process instance. */
    public void set(VariableScope scope, T value) {
        scope.setVariable(name, write.apply(value));
    }

    /** A model uses a variable which nothing set before. */
    public static class MissingProcessVariable extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        MissingProcessVariable(String name) {
            super("The process variable '" + name + "' is not set; set it before this element in the model.");
        }
    }
}
