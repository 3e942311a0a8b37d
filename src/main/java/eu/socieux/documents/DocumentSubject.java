package eu.socieux.documents;

/**
 * Whom a document is about, where there is one for each member of a team.
 *
 * @param reference what the register keeps as the subject of the document: the reference of the application
 * @param name what people call the person
 */
public record DocumentSubject(String reference, String name) {}
