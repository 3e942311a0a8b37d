package eu.socieux.intake;

import eu.socieux.documents.DocumentStatus;
import eu.socieux.documents.DocumentVersion;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.intake.NewRequest.TakenDown;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Facts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers a request that came on paper or by telephone. The registry has taken it down in a file of its own, with the
 * scan or the note of the call; from that file the case is opened.
 */
@Component
@Transactional
public class RequestOnPaper {

    private static final String ORIGINAL = "request_original";
    private static final String ATTACHMENT = "request_attachment";
    private static final String NOTE = "telephone_note";
    private static final List<String> KEPT = List.of(
            "documentDate",
            "institutionName",
            "contactName",
            "contactPosition",
            "contactEmail",
            "contactPhone",
            "address",
            "fax",
            "country",
            "countryOther",
            "telephoneNote",
            "paperKeptAt");

    private final Requests requests;
    private final CaseFile caseFile;
    private final Documents documents;
    private final Clock clock;

    RequestOnPaper(Requests requests, CaseFile caseFile, Documents documents, Clock clock) {
        this.requests = requests;
        this.caseFile = caseFile;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Registers what was taken down in a file; done again, it gives the case that was opened the first time.
     *
     * @param file number of the file
     * @return number of the case
     * @throws IllegalStateException when the file holds neither a scan nor a note
     */
    public CaseNumber register(CaseNumber file) {
        caseFile.hold(file);
        return requests.ofFile(file).orElseGet(() -> open(file));
    }

    private CaseNumber open(CaseNumber file) {
        CaseScope scope = CaseScope.wholeCase(file);
        Map<String, Object> known = caseFile.facts(scope);
        Facts entered = new Facts(known);
        List<RegisteredDocument> papers = documents.ofCase(file).stream()
                .filter(document -> document.status() != DocumentStatus.VOID)
                .toList();
        List<ReceivedFile> originals =
                Stream.concat(of(papers, ORIGINAL), of(papers, NOTE)).toList();
        if (originals.isEmpty()) {
            throw new IllegalStateException("File " + file
                    + " holds neither a scan of the request nor a note of the call; file the scan there.");
        }
        List<ReceivedFile> attachments = new ArrayList<>(originals.subList(1, originals.size()));
        of(papers, ATTACHMENT).forEach(attachments::add);
        Instant receivedAt = receivedAt(entered);
        CaseNumber number = requests.register(new NewRequest(
                Channel.of(entered.text("requestChannel").orElse("letter")),
                entered.text("contactName").orElse(null),
                entered.text("contactEmail").orElse(null),
                entered.text("contactEmail").orElse(null),
                entered.text("passedOnBy").orElse(null),
                entered.text("requestSubject").orElse(""),
                null,
                entered.text("correspondenceLanguage").orElse("en"),
                firstReceivedOn(entered, receivedAt),
                receivedAt,
                originals.get(0),
                attachments,
                List.of(),
                new TakenDown(file, takenDownBy(file), kept(known))));
        caseFile.note(scope, Requests.REGISTERED, Map.of("placementCase", number.value()));
        return number;
    }

    private Stream<ReceivedFile> of(List<RegisteredDocument> papers, String type) {
        return papers.stream()
                .filter(document -> document.type().equals(type))
                .map(RegisteredDocument::latest)
                .map(this::file);
    }

    private ReceivedFile file(DocumentVersion version) {
        return new ReceivedFile(version.fileName(), version.size(), () -> documents.content(version.id()));
    }

    /** Whoever filled in the form first. */
    private String takenDownBy(CaseNumber file) {
        return caseFile.entries(file).stream()
                .filter(entry -> entry.form() != null)
                .map(CaseEntry::author)
                .findFirst()
                .orElse("system");
    }

    private static Map<String, Object> kept(Map<String, Object> known) {
        Map<String, Object> kept = new LinkedHashMap<>();
        KEPT.stream().filter(key -> known.get(key) != null).forEach(key -> kept.put(key, known.get(key)));
        return kept;
    }

    /** Noon of the day entered, a stamp telling no time of day; on the day itself no later than now. */
    private Instant receivedAt(Facts entered) {
        Instant now = clock.instant();
        return entered.text("arrivedOn")
                .map(day -> LocalDate.parse(day)
                        .atTime(LocalTime.NOON)
                        .atZone(clock.getZone())
                        .toInstant())
                .filter(noon -> noon.isBefore(now))
                .orElse(now);
    }

    /** When somebody of ours had it first: the day it arrived, where no other is entered. */
    private LocalDate firstReceivedOn(Facts entered, Instant receivedAt) {
        return entered.text("firstReceivedOn")
                .map(LocalDate::parse)
                .orElseGet(() -> LocalDate.ofInstant(receivedAt, clock.getZone()));
    }
}
