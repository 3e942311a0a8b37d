package eu.socieux.documents;

import java.time.Instant;

/**
 * A person filed a version of a document once more, as it is: it still holds.
 *
 * @param author user id of the person
 */
public record FiledAgain(long versionId, String author, Instant at) {}
