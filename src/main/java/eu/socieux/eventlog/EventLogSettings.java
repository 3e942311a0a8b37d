package eu.socieux.eventlog;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How event logs are written.
 *
 * @param pseudonymKey secret of the pseudonyms, at least 16 characters: with the same key a person has the same pseudonym
 *     in every log. Null for a new random key each time, so that logs cannot be joined on people
 * @param realNamesRoles roles whose members may ask for a log with real user ids and addresses; nobody by default
 * @param parallelExports how many logs are written at a time; each holds a connection to the database until its reader
 *     has all of it
 */
@Validated
@ConfigurationProperties("socieux.event-log")
record EventLogSettings(
        @Size(min = 16, message = "needs at least 16 characters, or leave it out") String pseudonymKey,
        @NotNull @DefaultValue({}) Set<String> realNamesRoles,
        @Positive @DefaultValue("2") int parallelExports) {}
