package eu.socieux.links;

/**
 * A file that goes with an answer once it is sent.
 *
 * @param type key in the catalogue of documents
 * @param size in bytes
 */
public record BroughtFile(long id, String type, String fileName, long size) {}
