package eu.socieux.cockpit.history;

import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/**
 * A process instance as a line of a list.
 *
 * @param caseNumber business key, null when it was started without one
 * @param startedAt ISO 8601 in UTC, as is {@code endedAt}, which is null while it runs
 * @param durationMillis null while it runs
 * @param state {@code active}, {@code suspended}, {@code completed}, {@code externally_terminated} or
 *     {@code internally_terminated}
 */
public record PastInstance(
        String id,
        String caseNumber,
        String definitionId,
        String definitionKey,
        String definitionName,
        Integer version,
        String startedAt,
        String endedAt,
        Long durationMillis,
        String state) {

    static PastInstance of(HistoricProcessInstance instance) {
        return new PastInstance(
                instance.getId(),
                instance.getBusinessKey(),
                instance.getProcessDefinitionId(),
                instance.getProcessDefinitionKey(),
                instance.getProcessDefinitionName(),
                instance.getProcessDefinitionVersion(),
                time(instance.getStartTime()),
                time(instance.getEndTime()),
                instance.getDurationInMillis(),
                instance.getState().toLowerCase(Locale.ROOT));
    }

    static String time(Date date) {
        return date == null ? null : date.toInstant().toString();
    }
}
