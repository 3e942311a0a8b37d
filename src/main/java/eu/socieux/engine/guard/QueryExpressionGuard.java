package eu.socieux.engine.guard;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * Guard against CVE-2026-109432: the engine checks a query sent from outside for expressions, but not the or-queries
 * inside it, and evaluates those. This one looks into all of them, also where a query extends a stored filter.
 */
final class QueryExpressionGuard extends CommandInterceptor {

    private static final Field EXTENDING_QUERY = extendingQuery();

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            refuseExpressions(query);
        } else if (command instanceof AbstractExecuteFilterCmd filter
                && ReflectionUtils.getField(EXTENDING_QUERY, filter) instanceof AbstractQuery<?, ?> query) {
            refuseExpressions(query);
        }
        return next.execute(command);
    }

    private static void refuseExpressions(AbstractQuery<?, ?> query) {
        boolean expressions = !query.getExpressions().isEmpty()
                || (query instanceof TaskQueryImpl tasks
                        && tasks.getQueries().stream()
                                .anyMatch(part -> !part.getExpressions().isEmpty()));
        if (expressions) {
            throw new NotValidException("Expressions are not allowed in a query. Put the value itself.");
        }
    }

    private static Field extendingQuery() {
        Field field = ReflectionUtils.findField(AbstractExecuteFilterCmd.class, "extendingQuery");
        if (field == null) {
            throw new IllegalStateException("The engine's filter command changed: the guard must follow it.");
        }
        field.setAccessible(true);
        return field;
    }
}
