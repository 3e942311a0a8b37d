package eu.socieux.correspondence;

import eu.socieux.documents.Documents;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The letters on paper. Each waits here from the step that writes it until a person says on which day it was sent; from
 * that day it counts as sent.
 */
@Component
@Transactional
public class PrintQueue {

    /** Later, only whoever runs the system corrects it: what was counted from that day is long past. */
    private static final Duration CORRECTED_WITHIN = Duration.ofDays(30);

    private static final Logger journal = LoggerFactory.getLogger(PrintQueue.class);

    private final MessageLog log;
    private final Documents documents;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    PrintQueue(
            MessageLog log,
            Documents documents,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.log = log;
        this.documents = documents;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The letters that wait, the oldest first. */
    @Transactional(readOnly = true)
    public List<PaperLetter> waiting() {
        return log.toPrint();
    }

    /**
     * Writes letters and their enclosures as one PDF, in the order in which they wait, and notes who printed them.
     * Enclosures that are no PDF are left out; so are letters that wait no longer.
     *
     * @param ids of the letters
     * @param bothSides whether sheets are printed on both sides: each letter then begins on a new sheet
     * @param staff user id of the person who prints
     * @return how many letters it holds; none are noted as printed when the PDF cannot be made
     * @throws IOException when the stream cannot be written to
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public int print(Collection<Long> ids, boolean bothSides, String staff, OutputStream pdf) throws IOException {
        Set<Long> wanted = new HashSet<>(ids);
        List<PaperLetter> letters = transactions.execute(status -> log.toPrint()).stream()
                .filter(letter -> wanted.contains(letter.id()))
                .toList();
        try (PrintBundle bundle = new PrintBundle(documents, bothSides)) {
            for (PaperLetter letter : letters) {
                bundle.add(letter);
            }
            bundle.write(pdf);
        }
        transactions.executeWithoutResult(status -> letters.forEach(letter -> log.printed(letter.id(), staff)));
        return letters.size();
    }

    /** Whether an enclosure is printed with its letter; others are printed one by one. */
    public static boolean isPrinted(LetterAttachment enclosure) {
        return PrintBundle.isPdf(enclosure);
    }

    /**
     * Notes that letters were sent on a day. Those that somebody else has noted meanwhile stay as they are.
     *
     * @param ids of the letters
     * @param staff user id of the person who says so
     * @return how many were noted now
     * @throws NotSentThen when the day lies ahead, or before one of the letters was written; none is noted then
     */
    public int sent(Collection<Long> ids, LocalDate on, String staff) {
        Set<Long> wanted = new HashSet<>(ids);
        List<PaperLetter> letters = log.toPrint().stream()
                .filter(letter -> wanted.contains(letter.id()))
                .toList();
        refuseUnlessPossible(on, letters);
        int noted = 0;
        for (PaperLetter letter : letters) {
            Instant sentAt = sentAt(letter, on);
            if (log.sentOnPaper(letter.id(), on, sentAt, staff)) {
                events.publishEvent(new LetterSent(letter.id(), letter.scope().caseNumber(), letter.letter()));
                events.publishEvent(posted(letter, sentAt, null));
                noted++;
            }
        }
        return noted;
    }

    /** The letters which a person noted as sent of late and may correct, those noted last first. */
    @Transactional(readOnly = true)
    public List<PaperLetter> notedBy(String staff) {
        return log.notedBy(staff, clock.instant().minus(CORRECTED_WITHIN));
    }

    /**
     * Corrects the day on which a letter was sent. What counts from that day is counted anew.
     *
     * @param staff user id of the person who noted the day before
     * @return whether it was corrected; not when it is none of {@link #notedBy}
     * @throws NotSentThen when the day lies ahead, or before the letter was written
     */
    public boolean correct(long id, LocalDate on, String staff) {
        return notedBy(staff).stream()
                .filter(letter -> letter.id() == id)
                .findFirst()
                .filter(letter -> correct(letter, on, staff))
                .isPresent();
    }

    private boolean correct(PaperLetter letter, LocalDate on, String staff) {
        refuseUnlessPossible(on, List.of(letter));
        Instant sentAt = sentAt(letter, on);
        Instant before = log.find(letter.id()).orElseThrow().sentAt();
        boolean corrected = log.correctDay(letter.id(), on, sentAt, staff);
        if (corrected) {
            journal.info("{} corrects the day of letter {} from {} to {}.", staff, letter.id(), letter.sentOn(), on);
            events.publishEvent(posted(letter, sentAt, before));
        }
        return corrected;
    }

    /**
     * Has a letter wait again that was noted as sent by mistake. The time which the mistake gave to answer it is not
     * taken away; it is counted anew when the letter is sent.
     *
     * @param staff user id of the person who noted it as sent
     * @return whether it waits again; not when it is none of {@link #notedBy}
     */
    public boolean takeBack(long id, String staff) {
        boolean taken = notedBy(staff).stream().anyMatch(letter -> letter.id() == id) && log.notSentAfterAll(id, staff);
        if (taken) {
            journal.info("{} takes back that letter {} was sent.", staff, id);
        }
        return taken;
    }

    private LetterPosted posted(PaperLetter letter, Instant sentAt, Instant noLongerAt) {
        return new LetterPosted(
                letter.id(),
                letter.scope().caseNumber(),
                log.causeOf(letter.id()),
                log.find(letter.id()).orElseThrow().recipientRole(),
                letter.writtenAt(),
                sentAt,
                noLongerAt);
    }

    private void refuseUnlessPossible(LocalDate on, List<PaperLetter> letters) {
        if (on.isAfter(LocalDate.now(clock))) {
            throw new NotSentThen("A letter cannot have been sent on " + on + ", which lies ahead.");
        }
        letters.stream()
                .filter(letter -> on.isBefore(writtenOn(letter)))
                .findFirst()
                .ifPresent(early -> {
                    throw new NotSentThen("The letter “%s” was written on %s, and cannot have been sent on %s."
                            .formatted(early.subject(), writtenOn(early), on));
                });
    }

    private LocalDate writtenOn(PaperLetter letter) {
        return LocalDate.ofInstant(letter.writtenAt(), clock.getZone());
    }

    /** A day has no time of day: noon of it, but neither before the letter was written nor ahead. */
    private Instant sentAt(PaperLetter letter, LocalDate on) {
        Instant noon = on.atTime(LocalTime.NOON).atZone(clock.getZone()).toInstant();
        Instant now = clock.instant();
        Instant past = noon.isAfter(now) ? now : noon;
        return past.isBefore(letter.writtenAt()) ? letter.writtenAt() : past;
    }
}
