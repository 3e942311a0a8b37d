package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The letters of the facility: written and filed with the step that sends them, mailed once it has committed. To
 * somebody whom no mail reaches they go on paper, by the {@link PrintQueue}.
 */
@Component
@Transactional
public class Letters {

    private final LetterCatalogue catalogue;
    private final Recipients recipients;
    private final LetterRendering rendering;
    private final Enclosures enclosures;
    private final MessageLog log;
    private final ReceivedMessages received;
    private final LetterFiling filing;
    private final MailboxSettings mailbox;
    private final CorrespondenceSettings settings;
    private final SortingSettings sorting;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    Letters(
            LetterCatalogue catalogue,
            Recipients recipients,
            LetterRendering rendering,
            Enclosures enclosures,
            MessageLog log,
            ReceivedMessages received,
            LetterFiling filing,
            MailboxSettings mailbox,
            CorrespondenceSettings settings,
            SortingSettings sorting,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.catalogue = catalogue;
        this.recipients = recipients;
        this.rendering = rendering;
        this.enclosures = enclosures;
        this.log = log;
        this.received = received;
        this.filing = filing;
        this.mailbox = mailbox;
        this.settings = settings;
        this.sorting = sorting;
        this.events = events;
        this.transactions = transactions;
    }

    /** The letters there are. */
    public Set<String> known() {
        return catalogue.letters();
    }

    /**
     * The letters which staff may write at any time, each with the recipient role the catalogue names, in the order of
     * the catalogue.
     */
    public Map<String, String> writtenByHand() {
        Map<String, String> letters = new LinkedHashMap<>();
        for (String letter : catalogue.letters()) {
            CatalogueEntry entry = catalogue.entry(letter);
            if (entry.byHand()) {
                letters.put(letter, entry.recipient());
            }
        }
        return letters;
    }

    /** The role which a letter goes to by itself; empty when there is no such letter. */
    public Optional<String> usualRecipient(String letter) {
        return catalogue.find(letter).map(CatalogueEntry::recipient);
    }

    /** The recipient roles there are. */
    public Set<String> recipientRoles() {
        return recipients.roles();
    }

    /**
     * Writes a letter to everybody in a role, in the caller's transaction. It is filed as a document of type
     * {@code letter_out}, and mailed after the commit or put among those to print. The same cause never gives the same
     * person the same letter twice.
     *
     * @param letter key in the letter catalogue
     * @param recipientRole null for the recipient the catalogue names
     * @param cause what asks for the letter, for example an activity instance id
     * @throws UnknownLetter when there is no such letter, text or recipient role
     * @throws NobodyToWriteTo when nobody is known in a role that always has somebody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(CaseScope scope, String letter, String recipientRole, String cause) {
        write(scope, letter, LetterTexts.NONE, recipientRole, cause);
    }

    /**
     * Writes a letter as {@link #write(CaseScope, String, String, String)} does, with the texts that an analyst deployed
     * with the model.
     *
     * @param deployed the texts; none for a letter that comes with the software
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(CaseScope scope, String letter, LetterTexts deployed, String recipientRole, String cause) {
        CatalogueEntry entry =
                deployed.isEmpty() ? catalogue.entry(letter) : deployed.entry(letter, catalogue.find(letter));
        String role = role(entry, recipientRole);
        correspondents(scope, entry, role).forEach(to -> write(scope, entry, deployed, role, to, cause));
    }

    /**
     * Writes a letter to one person, as {@link #write(CaseScope, String, String, String)} does to everybody in a role.
     *
     * @param recipientRole the role in which this person gets it
     * @param cause what asks for the letter
     * @throws UnknownLetter when there is no such letter
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void writeTo(CaseScope scope, String letter, String recipientRole, Correspondent to, String cause) {
        write(scope, catalogue.entry(letter), LetterTexts.NONE, recipientRole, to, cause);
    }

    /**
     * What {@link #write} would write now, without writing it: whatever is made for the letters, such as a link to
     * answer with, is undone.
     *
     * @param recipientRole null for the recipient the catalogue names
     * @throws UnknownLetter when there is no such letter, text or recipient role
     * @throws NobodyToWriteTo when nobody is known in the role
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<LetterPreview> preview(CaseScope scope, String letter, String recipientRole) {
        return transactions.execute(undone -> {
            undone.setRollbackOnly();
            CatalogueEntry entry = catalogue.entry(letter);
            return correspondents(scope, entry, role(entry, recipientRole)).stream()
                    .map(to -> preview(scope, entry, to))
                    .toList();
        });
    }

    /** The words of a letter, as its recipient reads them; empty when there is no such letter. */
    @Transactional(readOnly = true)
    public Optional<String> text(long id) {
        return log.text(id);
    }

    /** The documents that went with a letter. */
    @Transactional(readOnly = true)
    public List<LetterAttachment> enclosed(long id) {
        return log.attachments(id);
    }

    /** Whether mail can be sent to this address. */
    public boolean reaches(String address) {
        return notSentBecause(address == null ? "" : CorrespondenceSettings.normalised(address)) == null;
    }

    /** Every letter of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<WrittenLetter> ofCase(CaseNumber caseNumber) {
        return log.ofCase(caseNumber);
    }

    /** A letter by its id in the message log; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<WrittenLetter> find(long id) {
        return log.find(id);
    }

    /**
     * Tries a letter again that failed or came back, with all its attempts. Its incident stays until the letter is sent.
     *
     * @return whether there was such a letter and it had failed or come back
     */
    public boolean retry(long id) {
        boolean waiting = log.retry(id);
        if (waiting) {
            events.publishEvent(new LetterQueued(id));
        }
        return waiting;
    }

    private static String role(CatalogueEntry entry, String wished) {
        return wished == null || wished.isBlank() ? entry.recipient() : wished;
    }

    private List<Correspondent> correspondents(CaseScope scope, CatalogueEntry entry, String role) {
        List<Correspondent> found = recipients.find(role, scope);
        if (found.isEmpty() && !recipients.mayBeNobody(role)) {
            throw new NobodyToWriteTo(entry.letter(), role, scope);
        }
        return found;
    }

    private LetterPreview preview(CaseScope scope, CatalogueEntry entry, Correspondent to) {
        String address = to.email() == null ? "" : CorrespondenceSettings.normalised(to.email());
        Delivery delivery = delivery(to, address);
        RenderedLetter text = rendering.render(scope, entry.letter(), LetterTexts.NONE, to, delivery);
        String reason = notSentBecause(scope, entry, to, address);
        return new LetterPreview(
                to.name(),
                delivery.isOnPaper() ? to.destination(delivery).replaceAll("\\s*\\R\\s*", ", ") : address,
                text.language(),
                text.subject(),
                text.html(),
                reason == null && delivery == Delivery.EMAIL,
                enclosures.find(scope, entry, to).stream()
                        .map(LetterAttachment::fileName)
                        .toList());
    }

    private void write(
            CaseScope scope, CatalogueEntry entry, LetterTexts deployed, String role, Correspondent to, String cause) {
        String address = to.email() == null ? "" : CorrespondenceSettings.normalised(to.email());
        String key = key(to, address);
        if (log.isWritten(cause, entry.letter(), address, key)) {
            return;
        }
        String notSentBecause = notSentBecause(scope, entry, to, address);
        Delivery delivery = notSentBecause == null ? delivery(to, address) : Delivery.EMAIL;
        RenderedLetter text = rendering.render(scope, entry.letter(), deployed, to, delivery);
        UUID identity = identity(cause, entry.letter(), address, key);
        long filed = filing.file(scope, entry.letter(), to, text);
        long id = log.add(new NewLetter(
                scope,
                entry.letter(),
                cause,
                role,
                to.name(),
                address,
                key,
                text,
                messageId(scope, entry.letter(), identity),
                "partner".equals(role)
                        ? received.originalMessageId(scope.caseNumber()).orElse(null)
                        : null,
                notSentBecause,
                enclosures.find(scope, entry, to),
                delivery,
                to.destination(delivery),
                filed));
        events.publishEvent(new LetterQueued(id));
    }

    /** Mail is what reaches people soonest; paper is for those whom it does not reach. */
    private Delivery delivery(Correspondent to, String address) {
        return notSentBecause(address) == null ? Delivery.EMAIL : to.onPaper().orElse(Delivery.EMAIL);
    }

    private String notSentBecause(CaseScope scope, CatalogueEntry entry, Correspondent to, String address) {
        String noAddress = to.onPaper().isPresent() ? null : notSentBecause(address);
        return noAddress == null && entry.acknowledges()
                ? notAcknowledgedBecause(scope.caseNumber(), entry.letter(), address)
                : noAddress;
    }

    /** Lest two machines thank each other for ever. */
    private String notAcknowledgedBecause(CaseNumber caseNumber, String letter, String address) {
        return "acknowledgement".equals(letter)
                        && received.unansweredBecause(caseNumber).isPresent()
                ? received.unansweredBecause(caseNumber).get()
                : log.isWrittenSince(caseNumber, letter, address, sorting.acknowledgementPause())
                        ? "acknowledged already within "
                                + sorting.acknowledgementPause().toHours() + " hours"
                        : null;
    }

    private String notSentBecause(String address) {
        if (address.isEmpty()) {
            return "no e-mail address";
        }
        if (settings.isGateway(address)) {
            return "gateway address";
        }
        if (sorting.isNeverAnswered(address)) {
            return "address that nobody reads";
        }
        return MailText.isAddress(address) ? null : "'" + address + "' is not an e-mail address";
    }

    /** Persons with a reference of their own each get their letter, even where they share an address. */
    private static String key(Correspondent to, String address) {
        if (to.reference() != null) {
            return to.reference();
        }
        return address.isEmpty() && to.name() != null ? to.name() : "";
    }

    private static UUID identity(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private String messageId(CaseScope scope, String letter, UUID identity) {
        String number = scope.caseNumber().value().toLowerCase(Locale.ROOT);
        return "<" + number + "." + letter + "." + identity + "@" + mailbox.domain() + ">";
    }
}
