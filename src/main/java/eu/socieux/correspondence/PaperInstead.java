package eu.socieux.correspondence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends on paper what no mail brought to its recipient: it failed, came back, or was never sent because no address was
 * known. It goes to the address or number which is known of them now, in the words in which it was written.
 */
@Component
@Transactional
public class PaperInstead {

    private final MessageLog log;
    private final Recipients recipients;
    private final LetterRendering rendering;
    private final LetterFiling filing;

    PaperInstead(MessageLog log, Recipients recipients, LetterRendering rendering, LetterFiling filing) {
        this.log = log;
        this.recipients = recipients;
        this.rendering = rendering;
        this.filing = filing;
    }

    /** Whether a letter can be printed in place of a mail: no mail reached its recipient, and another way is known. */
    @Transactional(readOnly = true)
    public boolean isPossible(WrittenLetter letter) {
        return switch (letter.state()) {
            case FAILED, BOUNCED, NOT_SENT ->
                recipient(letter, log.keyOf(letter.id()))
                        .flatMap(Correspondent::onPaper)
                        .isPresent();
            default -> false;
        };
    }

    /**
     * Puts a letter among those to print.
     *
     * @return whether it is there now; not when it was sent meanwhile, or when neither postal address nor fax is known
     */
    public boolean print(long id) {
        return log.holdUnsent(id).filter(this::print).isPresent();
    }

    private boolean print(UnsentLetter letter) {
        WrittenLetter written = letter.written();
        Correspondent to = recipient(written, letter.key()).orElse(null);
        Delivery delivery = to == null ? null : to.onPaper().orElse(null);
        if (delivery == null) {
            return false;
        }
        RenderedLetter text = rendering.onPaper(letter, to, delivery);
        long version = filing.file(written.scope(), written.letter(), to, text);
        log.print(written.id(), text, delivery, to.destination(delivery), version);
        return true;
    }

    /** Whoever the letter was written to, as they are known now. */
    private Optional<Correspondent> recipient(WrittenLetter letter, String key) {
        if (!recipients.roles().contains(letter.recipientRole())) {
            return Optional.empty();
        }
        List<Correspondent> inRole = recipients.find(letter.recipientRole(), letter.scope());
        return inRole.stream()
                .filter(one -> one.reference() == null
                        ? inRole.size() == 1 || Objects.equals(one.name(), letter.recipientName())
                        : one.reference().equals(key))
                .findFirst();
    }
}
