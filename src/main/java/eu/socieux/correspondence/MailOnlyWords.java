package eu.socieux.correspondence;

import java.util.Map;

/**
 * What a mail says and the letter on file does not, because whoever reads it may act on it: the secret of a link. It is
 * asked for anew each time the mail is handed to the mail server, outside any transaction, and kept nowhere.
 */
public interface MailOnlyWords {

    /**
     * The words to replace.
     *
     * @param letterId id in the message log
     * @param text the letter as it is on file
     * @return by what stands in the letter, what the mail says in its place; empty when there is nothing
     */
    Map<String, String> of(long letterId, String text);

    /** Whether a text is of use in a mail only, because it holds something to replace. */
    boolean areNeededIn(String text);
}
