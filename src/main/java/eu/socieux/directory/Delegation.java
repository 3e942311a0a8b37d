package eu.socieux.directory;

/**
 * The EU Delegation in charge of a country, as letters address it.
 *
 * @param language language it is written to: {@code en}, {@code fr}, {@code es} or {@code pt}
 */
public record Delegation(String name, String email, String language) {}
