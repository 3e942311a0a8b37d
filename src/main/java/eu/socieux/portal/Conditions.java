package eu.socieux.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a list is narrowed down to: conditions of SQL with their values. Only what was asked for becomes part of the
 * statement, so that the database plans each question by itself.
 */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** Adds a condition that needs no value, or whose values are given apart. */
    Conditions with(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition, unless nothing was asked for: the value is null. */
    Conditions with(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    Conditions value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** As it stands after {@code where}. */
    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
