package eu.socieux.portal;

import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.PaperInstead;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.DocumentStatus;
import eu.socieux.documents.DocumentVersion;
import eu.socieux.documents.Documents;
import eu.socieux.documents.FiledAgain;
import eu.socieux.documents.NewDocument;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.portal.CaseView.Confirmed;
import eu.socieux.portal.CaseView.Filed;
import eu.socieux.portal.CaseView.Letter;
import eu.socieux.portal.CaseView.Reached;
import eu.socieux.portal.CaseView.Task;
import eu.socieux.portal.CaseView.Version;
import eu.socieux.portal.process.OpenTask;
import eu.socieux.portal.process.OpenTasks;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads all that is known of a case, for its page. */
@Component
class CaseReading {

    private static final int KILOBYTE = 1024;
    private static final List<String> UNITS = List.of("B", "kB", "MB");

    private final CaseFile caseFile;
    private final CaseFacts facts;
    private final CaseSummary summary;
    private final Documents documents;
    private final DocumentCatalogue catalogue;
    private final Letters letters;
    private final PaperInstead paper;
    private final OpenTasks tasks;
    private final RelatedFiles related;
    private final MessageSource texts;
    private final Clock clock;

    CaseReading(
            CaseFile caseFile,
            CaseFacts facts,
            CaseSummary summary,
            Documents documents,
            DocumentCatalogue catalogue,
            Letters letters,
            PaperInstead paper,
            OpenTasks tasks,
            RelatedFiles related,
            MessageSource texts,
            Clock clock) {
        this.caseFile = caseFile;
        this.facts = facts;
        this.summary = summary;
        this.documents = documents;
        this.catalogue = catalogue;
        this.letters = letters;
        this.paper = paper;
        this.tasks = tasks;
        this.related = related;
        this.texts = texts;
        this.clock = clock;
    }

    /** The page of a case that exists. */
    @Transactional(readOnly = true)
    CaseView read(CaseNumber number, Locale locale) {
        Map<String, Object> known = facts.of(CaseScope.wholeCase(number));
        Map<Long, List<FiledAgain>> filedAgain =
                documents.filedAgain(number).stream().collect(Collectors.groupingBy(FiledAgain::versionId));
        return new CaseView(
                number.value(),
                Stream.of("title", "subject", "institutionName", "senderName")
                        .map(known::get)
                        .filter(value -> value != null && !value.toString().isBlank())
                        .map(Object::toString)
                        .findFirst()
                        .orElse(""),
                activities(known),
                summary.groups(known, locale),
                caseFile.milestones(number).stream()
                        .map(milestone -> new Reached(
                                term("milestone", milestone.name(), locale),
                                milestone.scope().activityNumber(),
                                summary.moment(milestone.reachedAt(), locale)))
                        .toList(),
                tasks.of(number, locale).stream()
                        .map(task -> task(task, locale))
                        .toList(),
                documents.ofCase(number).stream()
                        .map(document -> filed(document, filedAgain, locale))
                        .toList(),
                letters.ofCase(number).stream()
                        .sorted(Comparator.comparing(WrittenLetter::writtenAt)
                                .thenComparing(WrittenLetter::id)
                                .reversed())
                        .map(letter -> letter(letter, locale))
                        .toList(),
                related.of(number, locale),
                summary.steps(caseFile.entries(number), locale));
    }

    /** How many activities are planned, 0 before the plan. */
    int activities(CaseNumber number) {
        return activities(facts.of(CaseScope.wholeCase(number)));
    }

    private static int activities(Map<String, Object> known) {
        return known.get("activityCount") instanceof Number count ? count.intValue() : 0;
    }

    private Task task(OpenTask task, Locale locale) {
        return new Task(
                task.id(),
                task.name(),
                task.activityNumber(),
                task.role() == null ? "" : term("role", task.role(), locale),
                task.assignee(),
                moment(task.due(), locale),
                task.due() != null && task.due().isBefore(clock.instant()));
    }

    private Filed filed(RegisteredDocument document, Map<Long, List<FiledAgain>> filedAgain, Locale locale) {
        boolean removable = document.status() != DocumentStatus.VOID
                && !NewDocument.GENERATED.equals(document.latest().origin());
        return new Filed(
                document.id(),
                catalogue.label(document.type(), locale),
                document.scope().activityNumber(),
                document.subject(),
                document.voidReason(),
                removable,
                document.versions().stream()
                        .map(version -> version(version, filedAgain.getOrDefault(version.id(), List.of()), locale))
                        .toList());
    }

    private Version version(DocumentVersion version, List<FiledAgain> filedAgain, Locale locale) {
        return new Version(
                version.id(),
                version.number(),
                version.code(),
                version.fileName(),
                version.mediaType(),
                size(version.size(), locale),
                version.sha256(),
                version.author(),
                texts.getMessage("pages.origin." + version.origin(), null, version.origin(), locale),
                moment(version.registeredAt(), locale),
                term("documentStatus", version.status().key(), locale),
                DocumentDownload.isViewable(version.mediaType()),
                filedAgain.stream()
                        .map(again -> new Confirmed(moment(again.at(), locale), again.author()))
                        .toList());
    }

    private Letter letter(WrittenLetter letter, Locale locale) {
        return new Letter(
                letter.id(),
                term("letter", letter.letter(), locale),
                letter.subject(),
                letter.language(),
                letter.scope().activityNumber(),
                letter.recipientName() == null || letter.recipientName().isBlank()
                        ? term("recipient", letter.recipientRole(), locale)
                        : letter.recipientName(),
                letter.recipientAddress(),
                texts.getMessage("pages.letterState." + letter.state(), null, locale),
                letter.reason(),
                moment(letter.writtenAt(), locale),
                moment(letter.nextAttemptAt(), locale),
                letter.sentOn() == null ? moment(letter.sentAt(), locale) : CaseSummary.day(letter.sentOn(), locale),
                letter.state() == LetterState.FAILED || letter.state() == LetterState.BOUNCED,
                paper.isPossible(letter));
    }

    private String moment(Instant instant, Locale locale) {
        return instant == null ? null : summary.moment(instant, locale);
    }

    private String term(String kind, String key, Locale locale) {
        return texts.getMessage(kind + "." + key, null, key, locale);
    }

    /** {@code 1.4 MB}, with the decimal sign of the language. */
    static String size(long bytes, Locale locale) {
        double size = bytes;
        int unit = 0;
        while (size >= KILOBYTE && unit < UNITS.size() - 1) {
            size /= KILOBYTE;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(unit == 0 || size >= 10 ? 0 : 1);
        // A line must not end between number and unit
        return format.format(size) + "\u00a0" + UNITS.get(unit);
    }
}
