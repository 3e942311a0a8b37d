package eu.socieux.directory;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the directory says about the Delegation in charge of a country in a time.
 *
 * @param postalAddress several lines; may be null
 * @param focalPerson who answers for social protection there; may be null
 * @param to last day; null until further notice
 * @param enteredBy null for entries made in the database
 */
public record DelegationEntry(
        String iso2,
        String name,
        String email,
        String language,
        String postalAddress,
        String focalPerson,
        LocalDate from,
        LocalDate to,
        String enteredBy,
        Instant enteredAt) {}
