package eu.socieux.correspondence;

import java.time.Instant;

/**
 * A text that an administrator wrote for a letter in one language.
 *
 * @param version from 1
 * @param subject null when the text of the software was put back
 * @param body HTML with placeholders; null when the text of the software was put back
 */
public record LetterVersion(int version, String subject, String body, String person, Instant at) {}
