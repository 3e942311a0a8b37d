package eu.socieux.intake.reading;

import eu.socieux.correspondence.CorrespondenceSettings;
import eu.socieux.correspondence.InboundMessage;
import eu.socieux.correspondence.MessageReading;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final int LARGEST_MESSAGE = 60 * 1024 * 1024;
    private static final String MESSAGE = "message/rfc822";
    private static final Set<String> TYPES =
            Set.of("request_original", "request_attachment", "clarification_answer", "other");

    private final ReadingSettings settings;
    private final Proposals proposals;
    private final Documents documents;
    private final DocumentReading reading;
    private final MessageReading messages;
    private final CorrespondenceSettings correspondence;
    private final Countries countries;
    private final Facility facility;
    private final Wordlists words;
    private final LanguageGuess languages;

    RequestReadings(
            ReadingSettings settings,
            Proposals proposals,
            Documents documents,
            DocumentReading reading,
            MessageReading messages,
            CorrespondenceSettings correspondence,
            Countries countries,
            Facility facility,
            Wordlists words,
            LanguageGuess languages) {
        this.settings = settings;
        this.proposals = proposals;
        this.documents = documents;
        this.reading = reading;
        this.messages = messages;
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
                words, countries.all(), Set.of(facility.email().toLowerCase(Locale.ROOT)), languages::of);
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
                .filter(document -> TYPES.contains(document.type()))
                .filter(document -> document.status() != DocumentStatus.VOID)
                .filter(document ->
                        !NewDocument.GENERATED.equals(document.latest().origin()))
                .sorted(Comparator.comparingLong(document -> document.latest().id()))
                .toList();
        List<Delivery> deliveries = new ArrayList<>();
        InboundMessage open = null;
        String name = "";
        List<Attached> files = new ArrayList<>();
        boolean gateway = false;
        boolean passedOn = false;
        for (RegisteredDocument document : filed) {
            DocumentVersion version = document.latest();
            // A message inside another is filed after it and belongs to it.
            boolean message = MESSAGE.equals(version.mediaType()) && !"request_attachment".equals(document.type());
            if (message) {
                close(deliveries, open, name, files);
                files = new ArrayList<>();
                open = messages.read(bytes(version));
                name = version.fileName();
                gateway |= correspondence.isGateway(open.from().address());
                passedOn |= Deliveries.isPassedOnByDelegation(open);
            } else if (Deliveries.isRead(version.fileName(), version.mediaType())) {
                files.add(new Attached(version.fileName(), reading.of(version)));
            }
        }
        close(deliveries, open, name, files);
        return new RequestMaterial(gateway, passedOn, deliveries);
    }

    private void close(List<Delivery> deliveries, InboundMessage message, String name, List<Attached> files) {
        if (message != null) {
            boolean gateway = correspondence.isGateway(message.from().address());
            deliveries.add(Deliveries.of(name, message, gateway, List.copyOf(files)));
        } else if (!files.isEmpty()) {
            deliveries.add(Deliveries.ofFiles(files.get(0).name(), List.copyOf(files)));
        }
    }

    private byte[] bytes(DocumentVersion version) {
        try (InputStream content = documents.content(version.id())) {
            return content.readNBytes(LARGEST_MESSAGE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The message " + version.fileName() + " cannot be read.", unreadable);
        }
    }
}
