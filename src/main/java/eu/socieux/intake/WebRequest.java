package eu.socieux.intake;

import eu.socieux.records.CaseNumber;
import java.time.Instant;
import java.util.Map;

/**
 * A request that somebody fills in on the public page.
 *
 * @param language of the page on which it was begun
 * @param answers what was typed so far, by key of the form; not checked
 * @param step where to go on, counted from 1
 * @param address to which a link to it may be sent again; null when none is known
 * @param expiresAt when it is thrown away, unless it is changed or sent before
 * @param caseNumber null until it is sent
 * @param sentAt null until it is sent
 */
public record WebRequest(
        long id,
        String language,
        Map<String, Object> answers,
        int step,
        String address,
        Instant expiresAt,
        CaseNumber caseNumber,
        Instant sentAt) {

    public WebRequest {
        answers = Map.copyOf(answers);
    }

    public boolean isSent() {
        return caseNumber != null;
    }
}
