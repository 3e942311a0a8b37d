package eu.socieux.forms;

import java.time.Instant;
import java.util.Map;

/**
 * A form filled in by half.
 *
 * @param answers by form key; null where a field was emptied
 */
public record Draft(Map<String, Object> answers, Instant savedAt) {}
