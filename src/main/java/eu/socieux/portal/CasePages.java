package eu.socieux.portal;

import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.PaperInstead;
import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.DocumentSubjects;
import eu.socieux.documents.DocumentType;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.documents.RefusedDocument;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of cases, and the page of each. */
@Controller
class CasePages {

    /** Letters are filed by the facility when it writes them. */
    private static final String LETTER = "letter_out";

    private static final int LONGEST_REASON = 500;
    private static final String NOTICE = "notice";

    private final CaseReading reading;
    private final CaseFile caseFile;
    private final CaseAccess access;
    private final Documents documents;
    private final DocumentCatalogue catalogue;
    private final DocumentSubjects subjects;
    private final Letters letters;
    private final PaperInstead paper;
    private final EventRecording events;

    CasePages(
            CaseReading reading,
            CaseFile caseFile,
            CaseAccess access,
            Documents documents,
            DocumentCatalogue catalogue,
            DocumentSubjects subjects,
            Letters letters,
            PaperInstead paper,
            EventRecording events) {
        this.reading = reading;
        this.caseFile = caseFile;
        this.access = access;
        this.documents = documents;
        this.catalogue = catalogue;
        this.subjects = subjects;
        this.letters = letters;
        this.paper = paper;
        this.events = events;
    }

    /** A document type as the upload form offers it. */
    record TypeOption(String key, String label) {}

    /** A member of the team of an activity, whom an uploaded document may be about. */
    record Expert(int activityNumber, String reference, String name) {}

    @GetMapping("/cases/{number}")
    ModelAndView page(@PathVariable String number, Authentication staff, Locale locale) {
        access.requireSight(staff);
        return page(known(number), staff, locale, Map.of(), Map.of(), HttpStatus.OK);
    }

    /** Files an uploaded document; what is wrong with it is said beside the field. */
    @PostMapping("/cases/{number}")
    ModelAndView upload(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String activity,
            @RequestParam(defaultValue = "") String expert,
            @RequestParam(required = false) MultipartFile file,
            Authentication staff,
            Locale locale,
            RedirectAttributes next) {
        access.requireFiling(staff);
        CaseNumber caseNumber = known(number);
        Map<String, String> errors = new LinkedHashMap<>();
        if (catalogue.find(type).filter(CasePages::isUploadable).isEmpty()) {
            errors.put("type", "pages.upload.typeMissing");
        }
        if (!activity.isEmpty() && !isPlanned(activity, caseNumber)) {
            errors.put("activity", "pages.upload.activityUnknown");
        }
        Optional<Expert> about = experts(caseNumber).stream()
                .filter(member -> member.reference().equals(expert))
                .findFirst();
        if (!expert.isEmpty() && about.isEmpty()) {
            errors.put("expert", "pages.upload.expertUnknown");
        }
        CaseScope scope = new CaseScope(
                caseNumber,
                about.map(Expert::activityNumber)
                        .orElse(
                                activity.isEmpty() || errors.containsKey("activity")
                                        ? null
                                        : Integer.valueOf(activity)));
        if (expert.isEmpty()
                && !errors.containsKey("type")
                && !subjects.of(scope, type).isEmpty()) {
            errors.put("expert", "pages.upload.expertMissing");
        }
        if (file == null || file.isEmpty()) {
            errors.put("file", "pages.upload.fileMissing");
        }
        if (errors.isEmpty()) {
            try {
                RegisteredDocument filed =
                        file(scope, type, about.map(Expert::reference).orElse(null), file, staff.getName());
                next.addFlashAttribute(NOTICE, "pages.notice.filed");
                next.addFlashAttribute("noticeAbout", filed.latest().code());
                return redirect(caseNumber, "documents");
            } catch (RefusedDocument refused) {
                errors.put("file", "pages.upload.refused." + refused.reason());
            }
        }
        return page(
                caseNumber,
                staff,
                locale,
                errors,
                Map.of("type", type, "activity", activity, "expert", expert),
                HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /** Sets a document aside that was filed in error. */
    @PostMapping("/cases/{number}/documents/{id}/set-aside")
    ModelAndView setAside(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Authentication staff,
            RedirectAttributes next) {
        access.requireFiling(staff);
        CaseNumber caseNumber = known(number);
        RegisteredDocument document = documents.ofCase(caseNumber).stream()
                .filter(found -> found.id() == id)
                .filter(found -> !NewDocument.GENERATED.equals(found.latest().origin()))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        String why = reason.replaceAll("\\p{Cc}", " ").strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            next.addFlashAttribute(NOTICE, "pages.notice.reasonMissing");
        } else {
            documents.setAside(document.id(), staff.getName(), why);
            next.addFlashAttribute(NOTICE, "pages.notice.setAside");
        }
        next.addFlashAttribute("noticeAbout", document.latest().code());
        return redirect(caseNumber, "documents");
    }

    /** Has a failed letter tried again. */
    @PostMapping("/cases/{number}/letters/{id}/try-again")
    ModelAndView tryAgain(
            @PathVariable String number, @PathVariable long id, Authentication staff, RedirectAttributes next) {
        access.requireFiling(staff);
        CaseNumber caseNumber = known(number);
        String subject = letters.find(id)
                .filter(letter -> letter.scope().caseNumber().equals(caseNumber))
                .orElseThrow(CasePages::notFound)
                .subject();
        next.addFlashAttribute(NOTICE, letters.retry(id) ? "pages.notice.tryAgain" : "pages.notice.notFailed");
        next.addFlashAttribute("noticeAbout", subject);
        return redirect(caseNumber, "letters");
    }

    /** Has a letter printed that no mail brought to its recipient. */
    @PostMapping("/cases/{number}/letters/{id}/print")
    ModelAndView print(
            @PathVariable String number, @PathVariable long id, Authentication staff, RedirectAttributes next) {
        access.requireFiling(staff);
        CaseNumber caseNumber = known(number);
        String subject = letters.find(id)
                .filter(letter -> letter.scope().caseNumber().equals(caseNumber))
                .orElseThrow(CasePages::notFound)
                .subject();
        next.addFlashAttribute(NOTICE, paper.print(id) ? "pages.notice.toPrint" : "pages.notice.notToPrint");
        next.addFlashAttribute("noticeAbout", subject);
        return redirect(caseNumber, "letters");
    }

    private boolean isPlanned(String activity, CaseNumber caseNumber) {
        return activity.matches("[1-9]") && Integer.parseInt(activity) <= reading.activities(caseNumber);
    }

    /** The teams of all activities of a case as they are now. */
    private List<Expert> experts(CaseNumber number) {
        return IntStream.rangeClosed(1, reading.activities(number))
                .boxed()
                .flatMap(activity -> subjects.team(new CaseScope(number, activity)).stream()
                        .map(member -> new Expert(activity, member.reference(), member.name())))
                .toList();
    }

    private RegisteredDocument file(CaseScope scope, String type, String subject, MultipartFile file, String author) {
        try (InputStream content = file.getInputStream()) {
            return documents.file(new NewDocument(
                    scope, type, subject, file.getOriginalFilename(), content, author, NewDocument.UPLOAD));
        } catch (IOException lost) {
            throw new UncheckedIOException("The uploaded file could not be read.", lost);
        }
    }

    private ModelAndView page(
            CaseNumber number,
            Authentication staff,
            Locale locale,
            Map<String, String> errors,
            Map<String, String> entered,
            HttpStatus status) {
        ModelAndView page = new ModelAndView("pages/case", status);
        page.addObject("file", reading.read(number, locale));
        page.addObject("mayFile", access.mayFile(staff));
        page.addObject("events", events.open(number, access.roles(staff)));
        page.addObject("types", types(locale));
        page.addObject("experts", experts(number));
        page.addObject("errors", errors);
        page.addObject("entered", entered);
        return page;
    }

    private List<TypeOption> types(Locale locale) {
        return catalogue.all().stream()
                .filter(CasePages::isUploadable)
                .map(type -> new TypeOption(type.key(), catalogue.label(type.key(), locale)))
                .toList();
    }

    private static boolean isUploadable(DocumentType type) {
        return !type.generated() && !type.key().equals(LETTER);
    }

    private CaseNumber known(String number) {
        try {
            CaseNumber caseNumber = new CaseNumber(number);
            if (caseNumber.isRequest() && caseFile.exists(caseNumber)) {
                return caseNumber;
            }
        } catch (IllegalArgumentException malformed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No case number: " + number, malformed);
        }
        throw notFound();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ModelAndView redirect(CaseNumber number, String section) {
        return new ModelAndView("redirect:/cases/" + number + "#" + section);
    }
}
