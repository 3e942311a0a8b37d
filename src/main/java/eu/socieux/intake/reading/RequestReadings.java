package eu.socieux.intake.reading;

import eu.socieux.correspondence.CorrespondenceSettings;
import eu.socieux.correspondence.FiledMail;
import eu.socieux.correspondence.InboundMessage;
import eu.socieux.directory.Countries;
import eu.socieux.directory.Facility;
import eu.socieux.documents.DocumentReading;
import eu.socieux.documents.DocumentStatus;
import eu.socieux.documents.DocumentVersion;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.intake.LanguageGuess;
import eu.socieux.intake.reading.Proposals.Waiting;
import eu.socieux.intake.reading.RequestMaterial.Attached;
import eu.socieux.intake.reading.RequestMaterial.Delivery;
import eu.socieux.records.CaseNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads what came in: a little later, outside the transactions of those who file it, so that neither registering a
 * request nor screening it ever waits for the reading. What fails costs the proposals of that one case.
 */
@Component
class RequestReadings {

    private static final Logger log = LoggerFactory.getLogger(RequestReadings.class);

    private static final int AT_ONCE = 20;
    /** What holds messages, and not messages enclosed in others. */
    private static final Set<String> MESSAGES = Set.of("request_original", "clarification_answer", "message_in");

    private final ReadingSettings settings;
    private final Proposals proposals;
    private final Documents documents;
    private final DocumentReading reading;
    private final FiledMail mail;
    private final CorrespondenceSettings correspondence;
    private final Countries countries;
    private final Facility facility;
    private final ObjectProvider<Wordlists> words;
    private final LanguageGuess languages;

    RequestReadings(
            ReadingSettings settings,
            Proposals proposals,
            Documents documents,
            DocumentReading reading,
            FiledMail mail,
            CorrespondenceSettings correspondence,
            Countries countries,
            Facility facility,
            ObjectProvider<Wordlists> words,
            LanguageGuess languages) {
        this.settings = settings;
        this.proposals = proposals;
        this.documents = documents;
        this.reading = reading;
        this.mail = mail;
        this.correspondence = correspondence;
        this.countries = countries;
        this.facility = facility;
        this.words = words;
        this.languages = languages;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void inTurn() {
        if (settings.enabled()) {
            readWaiting();
        }
    }

    /** Reads every case in which something new came. */
    void readWaiting() {
        List<Waiting> waiting = proposals.waiting(AT_ONCE);
        if (waiting.isEmpty()) {
            return;
        }
        RequestReader reader = new RequestReader(
                words.getObject(), countries.all(), Set.of(facility.email().toLowerCase(Locale.ROOT)), languages::of);
        for (Waiting next : waiting) {
            proposals.begin(next).ifPresent(id -> read(id, next.caseNumber(), reader));
        }
    }

    private void read(long id, CaseNumber caseNumber, RequestReader reader) {
        try {
            proposals.keep(id, reader.read(material(caseNumber)));
        } catch (RuntimeException | StackOverflowError unreadable) {
            // Whatever a stranger sent, the clerk screens the request without proposals.
            log.error("The request {} was not read.", caseNumber, unreadable);
            proposals.fail(id, unreadable.toString());
        }
    }

    private RequestMaterial material(CaseNumber caseNumber) {
        List<RegisteredDocument> filed = documents.ofCase(caseNumber).stream()
                .filter(document -> Proposals.READ.contains(document.type()))
                .filter(document -> document.status() != DocumentStatus.VOID)
                .filter(document ->
                        !NewDocument.GENERATED.equals(document.latest().origin()))
                .sorted(Comparator.comparingLong(document -> document.latest().id()))
                .toList();
        List<Delivery> deliveries = new ArrayList<>();
        Opened open = null;
        List<Attached> files = new ArrayList<>();
        boolean fromGateway = false;
        boolean passedOn = false;
        for (RegisteredDocument document : filed) {
            DocumentVersion version = document.latest();
            if (FiledMail.MEDIA_TYPE.equals(version.mediaType()) && MESSAGES.contains(document.type())) {
                close(deliveries, open, files);
                open = opened(version);
                files = new ArrayList<>();
                fromGateway |= open.fromGateway();
                passedOn |= Deliveries.isPassedOnByDelegation(open.message());
            } else if (Deliveries.isRead(version.fileName(), version.mediaType())
                    && (open == null || !open.byMachine())) {
                files.add(new Attached(version.fileName(), reading.of(version)));
            }
        }
        close(deliveries, open, files);
        return new RequestMaterial(fromGateway, passedOn, deliveries);
    }

    /** A message on file. */
    private record Opened(String name, InboundMessage message, boolean fromGateway) {

        /** Out of office, bounces and the like say nothing about the request; what a fax machine hands in does. */
        boolean byMachine() {
            return message.automatic() && !fromGateway;
        }
    }

    private Opened opened(DocumentVersion version) {
        InboundMessage message = mail.read(version.id());
        return new Opened(
                version.fileName(),
                message,
                correspondence.isGateway(message.from().address()));
    }

    private static void close(List<Delivery> deliveries, Opened open, List<Attached> files) {
        if (open == null) {
            if (!files.isEmpty()) {
                deliveries.add(Deliveries.ofFiles(files.get(0).name(), files));
            }
        } else if (!open.byMachine()) {
            deliveries.add(Deliveries.of(open.name(), open.message(), open.fromGateway(), files));
        }
    }
}
