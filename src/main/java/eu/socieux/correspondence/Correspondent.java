package eu.socieux.correspondence;

import java.util.Map;
import java.util.Optional;

/**
 * Somebody who gets a letter.
 *
 * @param reference subject under which documents of this person are filed, for example an application reference; null
 *     when documents are not kept per person
 * @param name how the person or office is addressed; null when not known
 * @param email null when there is none
 * @param language {@code en}, {@code fr}, {@code es} or {@code pt}; anything else reads English
 * @param facts what the letter may say to this person only, over the facts of the case
 * @param postalAddress lines of an address window, the name first; where no mail reaches this person, letters are
 *     printed and posted; null when there is none
 * @param fax number to which letters are faxed where neither mail nor post reaches this person; null when there is none
 */
public record Correspondent(
        String reference,
        String name,
        String email,
        String language,
        Map<String, Object> facts,
        String postalAddress,
        String fax) {

    public Correspondent {
        facts = facts == null ? Map.of() : facts;
    }

    /** Somebody who is reached by mail only. */
    public Correspondent(String reference, String name, String email, String language, Map<String, Object> facts) {
        this(reference, name, email, language, facts, null, null);
    }

    /** An office or person without facts or documents of their own. */
    public static Correspondent of(String name, String email, String language) {
        return new Correspondent(null, name, email, language, Map.of());
    }

    /** How a letter leaves that cannot go by mail; empty when it cannot leave at all. */
    Optional<Delivery> onPaper() {
        return isGiven(postalAddress)
                ? Optional.of(Delivery.POST)
                : isGiven(fax) ? Optional.of(Delivery.FAX) : Optional.empty();
    }

    /** Where a letter goes that is delivered so; null for mail. */
    String destination(Delivery delivery) {
        return switch (delivery) {
            case POST -> postalAddress.strip();
            case FAX -> fax.strip();
            case EMAIL -> null;
        };
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
