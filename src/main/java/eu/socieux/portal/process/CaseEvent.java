package eu.socieux.portal.process;

import eu.socieux.forms.FormSchema;
import java.util.List;

/**
 * Something that may happen to a running case and that its model waits for, for example the withdrawal of the request.
 *
 * @param message name in the model, for example {@code intake.requestWithdrawn}
 * @param name what the model calls it, for a title where the facility has no other
 * @param activityNumber null when it concerns the whole case
 * @param form what has to be said about it, in English
 * @param roles the groups whose members may record it
 * @param documentType type of the document that has to be filed with it, null when none has to
 * @param element id of the event in the model
 * @param executionId what waits for it in the engine
 * @param processDefinitionId in which version of the model
 */
public record CaseEvent(
        String message,
        String name,
        Integer activityNumber,
        FormSchema form,
        List<String> roles,
        String documentType,
        String element,
        String executionId,
        String processDefinitionId) {}
