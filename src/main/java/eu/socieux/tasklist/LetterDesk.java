package eu.socieux.tasklist;

import eu.socieux.correspondence.LetterPreview;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.NobodyToWriteTo;
import eu.socieux.correspondence.UnknownLetter;
import eu.socieux.correspondence.UnwritableLetter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Letters which staff write from a task, without a step that sends them. Callers have checked that the person may. */
@Component
class LetterDesk {

    private static final Logger log = LoggerFactory.getLogger(LetterDesk.class);

    private static final String CAUSE = "by-hand:";

    private final Letters letters;
    private final TransactionOperations transactions;
    private final Texts texts;

    LetterDesk(Letters letters, TransactionOperations transactions, Texts texts) {
        this.letters = letters;
        this.transactions = transactions;
        this.texts = texts;
    }

    /** What there is to choose from. */
    record Choices(List<Choice> letters, List<Recipient> recipients) {}

    /**
     * A letter of the catalogue.
     *
     * @param recipient role that it usually goes to
     */
    record Choice(String letter, String label, String recipient) {}

    /** A role that letters go to, and its name. */
    record Recipient(String role, String label) {}

    Choices choices(Locale locale) {
        return new Choices(
                letters.writtenByHand().entrySet().stream()
                        .map(entry -> new Choice(
                                entry.getKey(), texts.term("letter", entry.getKey(), locale), entry.getValue()))
                        .toList(),
                letters.recipientRoles().stream()
                        .map(role -> new Recipient(role, texts.term("recipient", role, locale)))
                        .toList());
    }

    /** @throws Refusal 400 for a letter that is not written by hand, 409 when it cannot be written as things stand */
    List<LetterPreview> preview(StaffTask task, String letter, String recipient, Locale locale) {
        requireByHand(letter, locale);
        return writable(() -> letters.preview(task.scope(), letter, recipient), recipient, locale);
    }

    /**
     * Writes a letter.
     *
     * @param once makes the sender's wish one of a kind: asked for again with the same, nothing is written twice
     * @throws Refusal as {@link #preview}
     */
    void write(StaffTask task, String letter, String recipient, String once, Locale locale) {
        requireByHand(letter, locale);
        String cause = CAUSE + task.id() + ":" + unique(once, locale);
        try {
            writable(
                    () -> {
                        transactions.executeWithoutResult(
                                status -> letters.write(task.scope(), letter, recipient, cause));
                        return cause;
                    },
                    recipient,
                    locale);
        } catch (DuplicateKeyException clickedTwice) {
            // The first click has written it in the meantime, which is what both asked for.
            log.debug("{} was asked for twice at once.", cause, clickedTwice);
        }
    }

    private <T> T writable(Supplier<T> writing, String recipient, Locale locale) {
        try {
            return writing.get();
        } catch (NobodyToWriteTo nobody) {
            throw Refusal.conflict(
                    nobody, texts.say("refused.nobody", locale, texts.term("recipient", recipient, locale)));
        } catch (UnknownLetter unknown) {
            throw Refusal.conflict(unknown, texts.say("refused.letter", locale));
        } catch (UnwritableLetter incomplete) {
            throw Refusal.conflict(incomplete, texts.say("refused.incomplete", locale));
        }
    }

    private void requireByHand(String letter, Locale locale) {
        if (letter == null || !letters.writtenByHand().containsKey(letter)) {
            throw Refusal.wrong(texts.say("refused.letter", locale));
        }
    }

    private String unique(String once, Locale locale) {
        try {
            return UUID.fromString(once == null ? "" : once).toString();
        } catch (IllegalArgumentException malformed) {
            throw Refusal.conflict(malformed, texts.say("refused.letter", locale));
        }
    }
}
