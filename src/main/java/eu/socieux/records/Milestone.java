package eu.socieux.records;

import java.time.Instant;

/** A point of the case that matters to partner and managers, with the time it was reached. */
public record Milestone(CaseScope scope, String name, Instant reachedAt) {}
