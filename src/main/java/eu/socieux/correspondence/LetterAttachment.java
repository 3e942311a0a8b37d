package eu.socieux.correspondence;

/** A registered document version that goes with a letter. */
public record LetterAttachment(long versionId, String fileName, String mediaType) {}
