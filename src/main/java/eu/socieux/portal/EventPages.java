package eu.socieux.portal;

import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.RefusedDocument;
import eu.socieux.forms.FieldProblem;
import eu.socieux.forms.FileSlot;
import eu.socieux.forms.FormFields;
import eu.socieux.forms.FormPage;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormTranslations;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.portal.EventRecording.Paper;
import eu.socieux.portal.process.CaseEvent;
import eu.socieux.portal.process.CaseEvents.CaseMovedOn;
import eu.socieux.portal.process.CaseEvents.RecordedBefore;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which staff record what has happened to a case: its form, and the document that tells of it. */
@Controller
@RequestMapping("/cases/{number}/events/{message}")
class EventPages {

    private final EventRecording recording;
    private final CaseAccess access;
    private final CaseFile caseFile;
    private final FormTranslations translations;
    private final FormFields fields;
    private final DocumentCatalogue catalogue;
    private final MessageSource texts;

    EventPages(
            EventRecording recording,
            CaseAccess access,
            CaseFile caseFile,
            FormTranslations translations,
            FormFields fields,
            DocumentCatalogue catalogue,
            MessageSource texts) {
        this.recording = recording;
        this.access = access;
        this.caseFile = caseFile;
        this.translations = translations;
        this.fields = fields;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    @GetMapping
    ModelAndView form(
            @PathVariable String number,
            @PathVariable String message,
            @RequestParam(required = false) Integer activity,
            Authentication staff,
            Locale locale,
            RedirectAttributes next) {
        CaseNumber caseNumber = known(number, staff);
        Optional<CaseEvent> awaited = recording.find(caseNumber, message, activity, access.roles(staff));
        // Asked afterwards: somebody else may have recorded it in between
        if (recording.isUnderWay(caseNumber, message)) {
            return toCase(caseNumber, "pages.notice.recordedBefore", next);
        }
        CaseEvent event = awaited.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FormSchema form = translations.translate(event.form(), locale);
        FormPage shown =
                fields.show(form, recording.facts(caseNumber, event), fields.initial(form, Map.of()), List.of());
        return page(caseNumber, event, shown, null, locale, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView record(
            @PathVariable String number,
            @PathVariable String message,
            @RequestParam(required = false) Integer activity,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) MultipartFile file,
            Authentication staff,
            Locale locale,
            RedirectAttributes next) {
        CaseNumber caseNumber = known(number, staff);
        Optional<CaseEvent> awaited = recording.find(caseNumber, message, activity, access.roles(staff));
        // Asked afterwards: somebody else may have recorded it in between
        if (recording.isUnderWay(caseNumber, message)) {
            return toCase(caseNumber, "pages.notice.recordedBefore", next);
        }
        CaseEvent event = awaited.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FormSchema form = translations.translate(event.form(), locale);
        Map<String, Object> facts = recording.facts(caseNumber, event);
        Map<String, Object> answers = fields.read(form, arrays(sent));
        Set<String> fresh = fields.cameUp(form, facts, answers, arrays(sent));
        if (sent.containsKey(FormFields.REFRESH)) {
            FormPage shown = fields.show(form, facts, answers, List.of(), fresh);
            return page(caseNumber, event, shown, null, locale, HttpStatus.OK);
        }
        boolean hasFile = file != null && !file.isEmpty();
        String fileProblem = event.documentType() != null && !hasFile ? "pages.upload.fileMissing" : null;
        List<FieldProblem> problems = recording.problems(caseNumber, event, answers);
        if (fileProblem == null && problems.isEmpty() && fresh.isEmpty()) {
            try {
                recording.record(
                        caseNumber,
                        event,
                        answers,
                        event.documentType() == null ? null : new Paper(file.getOriginalFilename(), file),
                        staff.getName());
                return toCase(caseNumber, "pages.notice.recorded", next);
            } catch (RefusedDocument refused) {
                fileProblem = "pages.upload.refused." + refused.reason();
            } catch (SubmissionRefused refused) {
                problems = refused.problems();
            } catch (CaseMovedOn moved) {
                return toCase(caseNumber, "pages.notice.movedOn", next);
            } catch (RecordedBefore before) {
                return toCase(caseNumber, "pages.notice.recordedBefore", next);
            }
        }
        FormPage shown = fields.show(form, facts, answers, problems, fresh);
        return page(caseNumber, event, shown, fileProblem, locale, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static ModelAndView toCase(CaseNumber number, String notice, RedirectAttributes next) {
        next.addFlashAttribute("notice", notice);
        next.addFlashAttribute("noticeAbout", number.value());
        return new ModelAndView("redirect:/cases/" + number);
    }

    private ModelAndView page(
            CaseNumber number, CaseEvent event, FormPage form, String fileProblem, Locale locale, HttpStatus status) {
        ModelAndView page = new ModelAndView("pages/event", status);
        page.addObject("number", number.value());
        page.addObject("event", event);
        page.addObject("form", form);
        page.addObject("slots", slots(event, fileProblem, locale));
        return page;
    }

    private List<FileSlot> slots(CaseEvent event, String problem, Locale locale) {
        return event.documentType() == null
                ? List.of()
                : List.of(new FileSlot(
                        "file",
                        catalogue.label(event.documentType(), locale),
                        texts.getMessage("pages.event.document", null, locale),
                        true,
                        problem));
    }

    private CaseNumber known(String number, Authentication staff) {
        access.requireFiling(staff);
        try {
            CaseNumber caseNumber = new CaseNumber(number);
            if (caseFile.exists(caseNumber)) {
                return caseNumber;
            }
        } catch (IllegalArgumentException malformed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No case number: " + number, malformed);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Map<String, String[]> arrays(MultiValueMap<String, String> sent) {
        return sent.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .toArray(String[]::new)));
    }
}
