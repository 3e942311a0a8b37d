package eu.socieux.portal;

import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.DocumentVersion;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RefusedDocument;
import eu.socieux.documents.process.ExpectedDocument;
import eu.socieux.documents.process.MissingDocuments;
import eu.socieux.forms.FieldProblem;
import eu.socieux.forms.FileSlot;
import eu.socieux.forms.FormFields;
import eu.socieux.forms.FormPage;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.links.AnswerLinks;
import eu.socieux.links.Answers;
import eu.socieux.links.FileNotTaken;
import eu.socieux.links.LinkGone;
import eu.socieux.links.OpenLink;
import eu.socieux.links.Question;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages on which people without an account answer. Opening them changes nothing of the case, so that programs which
 * follow the links of a mail complete nothing: an answer is filled in, looked at once more, and sent from there.
 */
@Controller
@RequestMapping(AnswerLinks.PATH)
class AnswerPages {

    private static final String SLOT = "document-";
    private static final Pattern SUBMISSION = Pattern.compile("[0-9a-f-]{36}");

    private final AnswerLinks links;
    private final Answers answers;
    private final FormFields fields;
    private final AnswerSummary summary;
    private final Documents documents;
    private final DocumentCatalogue catalogue;
    private final MessageSource texts;

    AnswerPages(
            AnswerLinks links,
            Answers answers,
            FormFields fields,
            AnswerSummary summary,
            Documents documents,
            DocumentCatalogue catalogue,
            MessageSource texts) {
        this.links = links;
        this.answers = answers;
        this.fields = fields;
        this.summary = summary;
        this.documents = documents;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    /** Who is asked, what for, and until when. */
    @GetMapping("{secret}")
    ModelAndView welcome(@PathVariable String secret, Locale locale) {
        OpenLink open = open(secret);
        links.opened(open);
        ModelAndView page = page("pages/answer/welcome", secret, HttpStatus.OK);
        page.addAllObjects(summary.of(answers.question(open, locale), locale));
        return page;
    }

    /** The form, with what was typed before. */
    @GetMapping("{secret}/form")
    ModelAndView form(@PathVariable String secret, @RequestParam(required = false) String kept, Locale locale) {
        Question question = answers.question(open(secret), locale);
        FormPage shown = fields.show(question.form(), question.facts(), question.answers(), List.of());
        return form(secret, question, shown, Map.of(), kept != null, HttpStatus.OK, locale);
    }

    /** Takes in what was typed: to go on later, to be asked what follows, or to be checked and looked at once more. */
    @PostMapping("{secret}/form")
    ModelAndView keep(
            @PathVariable String secret,
            @RequestParam(required = false) String save,
            @RequestParam(required = false) Long remove,
            HttpServletRequest request,
            Locale locale) {
        OpenLink open = open(secret);
        Question before = answers.question(open, locale);
        Map<String, String[]> sent = request.getParameterMap();
        Map<String, Object> typed = fields.read(before.form(), sent);
        answers.keep(open, typed);
        if (remove != null) {
            answers.takeBack(open, remove);
        }
        Map<String, String> refused = takeIn(open, before, request);
        Question question = answers.question(open, locale);
        Set<String> fresh = fields.cameUp(question.form(), question.facts(), typed, sent);
        if (sent.containsKey(FormFields.REFRESH)) {
            FormPage shown = fields.show(question.form(), question.facts(), typed, List.of(), fresh);
            return form(secret, question, shown, refused, false, HttpStatus.OK, locale);
        }
        if ((save != null || remove != null) && refused.isEmpty()) {
            return new ModelAndView("redirect:" + AnswerLinks.PATH + secret + "/form" + (save == null ? "" : "?kept"));
        }
        List<FieldProblem> problems = save == null ? answers.problems(question, typed) : List.of();
        if (save == null) {
            question.missing().forEach(missing -> refused.putIfAbsent(missing.type(), "pages.upload.fileMissing"));
        }
        if (problems.isEmpty() && refused.isEmpty() && fresh.isEmpty()) {
            return new ModelAndView("redirect:" + AnswerLinks.PATH + secret + "/check");
        }
        FormPage shown = fields.show(question.form(), question.facts(), typed, problems, fresh);
        return form(secret, question, shown, refused, false, HttpStatus.UNPROCESSABLE_ENTITY, locale);
    }

    /** What is about to be sent. */
    @GetMapping("{secret}/check")
    ModelAndView check(@PathVariable String secret, Locale locale) {
        Question question = answers.question(open(secret), locale);
        if (!answers.problems(question, question.answers()).isEmpty()
                || !question.missing().isEmpty()) {
            return new ModelAndView("redirect:" + AnswerLinks.PATH + secret + "/form");
        }
        ModelAndView page = page("pages/answer/check", secret, HttpStatus.OK);
        page.addAllObjects(summary.of(question, locale));
        page.addObject("submission", UUID.randomUUID().toString());
        return page;
    }

    /** Sends what was kept. Nothing of the answer is read from this request. */
    @PostMapping("{secret}/send")
    ModelAndView send(@PathVariable String secret, @RequestParam(defaultValue = "") String submission) {
        if (!SUBMISSION.matcher(submission).matches()) {
            throw new Missing();
        }
        try {
            answers.send(secret, submission);
        } catch (SubmissionRefused | MissingDocuments changedInBetween) {
            return new ModelAndView("redirect:" + AnswerLinks.PATH + secret + "/form");
        }
        return new ModelAndView("redirect:" + AnswerLinks.PATH + secret + "/sent/" + submission);
    }

    /** Says that the answer is on file, to whoever has just sent it. */
    @GetMapping("{secret}/sent/{submission}")
    ModelAndView sent(@PathVariable String secret, @PathVariable String submission, Locale locale) {
        return links.sent(secret, submission)
                .map(link -> {
                    ModelAndView page = page("pages/answer/sent", secret, HttpStatus.OK);
                    page.addObject("number", link.scope().caseNumber().value());
                    page.addObject("at", summary.moment(link.answeredAt(), locale));
                    return page;
                })
                .orElseGet(AnswerPages::gone);
    }

    /** A document that went with the letter; saved, never shown. */
    @GetMapping("{secret}/documents/{version}")
    ResponseEntity<Resource> document(@PathVariable String secret, @PathVariable long version, Locale locale) {
        Question question = answers.question(open(secret), locale);
        DocumentVersion found = question.documents().stream()
                .filter(enclosed -> enclosed.versionId() == version)
                .findFirst()
                .flatMap(enclosed -> documents.withVersion(version))
                .map(document -> document.version(version))
                .orElseThrow(Missing::new);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .contentLength(found.size())
                .body(new InputStreamResource(documents.content(version)));
    }

    /** Where a new link is asked for. */
    @GetMapping("new-link")
    ModelAndView lost() {
        return new ModelAndView("pages/answer/gone", HttpStatus.OK);
    }

    /** Answers the same whoever asks, and whether anything is sent or not. */
    @PostMapping("new-link")
    ModelAndView newLink(
            @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String address) {
        if (number.length() <= 40 && address.length() <= 250) {
            links.sendAgain(number, address);
        }
        return new ModelAndView("pages/answer/gone", Map.of("asked", true), HttpStatus.OK);
    }

    /** Expired, used, revoked, unknown: nobody is told which. */
    @ExceptionHandler({LinkGone.class, Missing.class})
    ModelAndView gone(RuntimeException unusable) {
        return gone();
    }

    private static ModelAndView gone() {
        return new ModelAndView("pages/answer/gone", HttpStatus.NOT_FOUND);
    }

    private OpenLink open(String secret) {
        return links.find(secret).orElseThrow(Missing::new);
    }

    private Map<String, String> takeIn(OpenLink open, Question question, HttpServletRequest request) {
        Map<String, String> refused = new HashMap<>();
        if (request instanceof MultipartHttpServletRequest parts) {
            question.brings().stream()
                    .map(ExpectedDocument::type)
                    .distinct()
                    .forEach(type -> parts.getFiles(SLOT + type).stream()
                            .filter(file -> !file.isEmpty())
                            .forEach(file -> takeIn(open, type, file, refused)));
        }
        return refused;
    }

    private void takeIn(OpenLink open, String type, MultipartFile file, Map<String, String> refused) {
        try {
            answers.bring(open, type, file.getOriginalFilename(), file.getBytes());
        } catch (RefusedDocument unfit) {
            refused.put(type, "pages.upload.refused." + unfit.reason());
        } catch (FileNotTaken unfit) {
            refused.put(type, "pages.upload.refused." + unfit.reason());
        } catch (IOException lost) {
            throw new UncheckedIOException("The file could not be read.", lost);
        }
    }

    private ModelAndView form(
            String secret,
            Question question,
            FormPage shown,
            Map<String, String> refused,
            boolean kept,
            HttpStatus status,
            Locale locale) {
        ModelAndView page = page("pages/answer/form", secret, status);
        page.addAllObjects(summary.of(question, locale));
        page.addObject("form", shown);
        page.addObject("kept", kept);
        page.addObject(
                "slots",
                question.brings().stream()
                        .map(document -> slot(document, question, refused, locale))
                        .toList());
        return page;
    }

    private FileSlot slot(ExpectedDocument document, Question question, Map<String, String> refused, Locale locale) {
        boolean optional = document.type().equals(question.filedAs()) || document.whenKey() != null;
        return new FileSlot(
                SLOT + document.type(),
                catalogue.label(document.type(), locale),
                document.type().equals(question.filedAs())
                        ? texts.getMessage("pages.answer.fileOptional", null, locale)
                        : null,
                !optional,
                refused.get(document.type()));
    }

    private static ModelAndView page(String template, String secret, HttpStatus status) {
        ModelAndView page = new ModelAndView(template, status);
        page.addObject("here", AnswerLinks.PATH + secret);
        return page;
    }

    /** There is nothing to show under this address. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
