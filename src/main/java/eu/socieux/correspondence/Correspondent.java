package eu.socieux.correspondence;

import java.util.Map;

/**
 * Somebody who gets a letter.
 *
 * @param reference subject under which documents of this person are filed, for example an application reference; null
 *     when documents are not kept per person
 * @param name how the person or office is addressed; null when not known
 * @param email null when there is none; the letter is then filed but not sent
 * @param language {@code en}, {@code fr}, {@code es} or {@code pt}; anything else reads English
 * @param facts what the letter may say to this person only, over the facts of the case
 */
public record Correspondent(String reference, String name, String email, String language, Map<String, Object> facts) {

    public Correspondent {
        facts = facts == null ? Map.of() : facts;
    }

    /** An office or person without facts or documents of their own. */
    public static Correspondent of(String name, String email, String language) {
        return new Correspondent(null, name, email, language, Map.of());
    }
}
