package eu.socieux.directory;

/**
 * What a member of staff chose for the mails about their work.
 *
 * @param language of these mails: {@code en}, {@code fr}, {@code es} or {@code pt}
 * @param taskMail a mail for each new task of their groups
 * @param digest a mail each working day with what is open and due
 */
public record StaffPreference(String language, boolean taskMail, boolean digest) {

    /** For whoever has chosen nothing yet. */
    public static final StaffPreference DEFAULT = new StaffPreference("en", true, true);
}
