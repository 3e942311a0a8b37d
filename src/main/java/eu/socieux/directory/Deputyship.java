package eu.socieux.directory;

import java.time.LocalDate;

/**
 * Somebody stands in for a person.
 *
 * @param person user id of the one who is away
 * @param deputy user id of the one who stands in
 * @param from first day
 * @param to last day
 * @param namedBy user id of the one who arranged it
 */
public record Deputyship(long id, String person, String deputy, LocalDate from, LocalDate to, String namedBy) {}
