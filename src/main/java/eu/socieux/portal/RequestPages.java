package eu.socieux.portal;

import eu.socieux.documents.RefusedDocument;
import eu.socieux.forms.FieldProblem;
import eu.socieux.forms.FileSlot;
import eu.socieux.forms.FormFields;
import eu.socieux.forms.FormPage;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.intake.FileNotTaken;
import eu.socieux.intake.WebRequest;
import eu.socieux.intake.WebRequests;
import eu.socieux.portal.RequestSteps.Step;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages on which an institution sends a request: what is needed, the groups of the form one after the other, files,
 * everything once more, sent. Each step is kept on the server, so that nothing is lost on a slow line or a small
 * screen, and a link by mail goes on elsewhere.
 */
@Controller
class RequestPages {

    private static final String SLOT = "attachment";

    private final WebRequests requests;
    private final RequestSteps steps;
    private final FormFields fields;
    private final MessageSource texts;

    RequestPages(WebRequests requests, RequestSteps steps, FormFields fields, MessageSource texts) {
        this.requests = requests;
        this.steps = steps;
        this.fields = fields;
        this.texts = texts;
    }

    /** What is needed, how it goes on, and where somebody helps. */
    @GetMapping("/request")
    ModelAndView welcome() {
        return new ModelAndView("pages/request/welcome", Map.of("keptFor", steps.daysKept()));
    }

    @PostMapping("/request")
    ModelAndView begin(Locale locale) {
        return to(requests.begin(locale), "1");
    }

    /** Where the links in mails lead: to the step that was open last. */
    @GetMapping("/request/{secret}")
    ModelAndView goOn(@PathVariable String secret, Locale locale) {
        WebRequest request = find(secret);
        return request.isSent() ? to(secret, "sent") : to(secret, steps.place(request, locale));
    }

    @GetMapping("/request/{secret}/{number:\\d{1,2}}")
    ModelAndView step(@PathVariable String secret, @PathVariable int number, Locale locale) {
        WebRequest request = find(secret);
        if (request.isSent()) {
            return to(secret, "sent");
        }
        Step step = steps.find(request, number, locale).orElseThrow(Missing::new);
        FormPage shown =
                fields.show(step.form(), request.answers(), fields.initial(step.form(), request.answers()), List.of());
        return step(secret, request, step, shown, HttpStatus.OK, locale);
    }

    /** Keeps a step: to go on, to go back, to be asked what follows from an answer, or to go on another day. */
    @PostMapping("/request/{secret}/{number:\\d{1,2}}")
    ModelAndView keep(
            @PathVariable String secret,
            @PathVariable int number,
            @RequestParam(required = false) String back,
            @RequestParam(required = false) String later,
            HttpServletRequest sent,
            Locale locale) {
        WebRequest before = find(secret);
        if (before.isSent()) {
            return to(secret, "sent");
        }
        Step step = steps.find(before, number, locale).orElseThrow(Missing::new);
        Map<String, String[]> parameters = sent.getParameterMap();
        Map<String, Object> typed = fields.read(step.form(), parameters);
        if (!requests.keep(before, step.form(), typed, number)) {
            return step(secret, before, step, tooMuch(step, before, typed), HttpStatus.UNPROCESSABLE_ENTITY, locale);
        }
        if (back != null) {
            return to(secret, String.valueOf(Math.max(1, number - 1)));
        }
        if (later != null) {
            return to(secret, "later");
        }
        WebRequest request = find(secret);
        Set<String> fresh = fields.cameUp(step.form(), request.answers(), typed, parameters);
        boolean onlyAsks = parameters.containsKey(FormFields.REFRESH);
        List<FieldProblem> problems = onlyAsks ? List.of() : requests.problems(step.form(), typed, request.answers());
        if (!onlyAsks && problems.isEmpty() && fresh.isEmpty()) {
            return to(secret, steps.after(request, number, locale));
        }
        FormPage shown = fields.show(step.form(), request.answers(), typed, problems, fresh);
        return step(secret, request, step, shown, onlyAsks ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY, locale);
    }

    @GetMapping("/request/{secret}/files")
    ModelAndView files(@PathVariable String secret, Locale locale) {
        WebRequest request = find(secret);
        return request.isSent() ? to(secret, "sent") : files(secret, request, null, HttpStatus.OK, locale);
    }

    /** Takes a file in, or takes one back; several can be brought one after the other. */
    @PostMapping("/request/{secret}/files")
    ModelAndView bring(
            @PathVariable String secret,
            @RequestParam(name = SLOT, required = false) List<MultipartFile> brought,
            @RequestParam(required = false) Long remove,
            @RequestParam(required = false) String add,
            @RequestParam(required = false) String back,
            @RequestParam(required = false) String later,
            Locale locale) {
        WebRequest request = find(secret);
        if (request.isSent()) {
            return to(secret, "sent");
        }
        if (remove != null) {
            requests.takeBack(request, remove);
        }
        String refused = brought == null
                ? null
                : brought.stream()
                        .filter(file -> !file.isEmpty())
                        .map(file -> takeIn(request, file))
                        .filter(problem -> problem != null)
                        .findFirst()
                        .orElse(null);
        if (refused != null) {
            return files(secret, request, refused, HttpStatus.UNPROCESSABLE_ENTITY, locale);
        }
        if (back != null) {
            return to(secret, String.valueOf(steps.of(request, locale).size()));
        }
        if (later != null) {
            return to(secret, "later");
        }
        return to(secret, add != null || remove != null ? "files" : "check");
    }

    /** What is about to be sent. */
    @GetMapping("/request/{secret}/check")
    ModelAndView check(@PathVariable String secret, Locale locale) {
        WebRequest request = find(secret);
        if (request.isSent()) {
            return to(secret, "sent");
        }
        return steps.firstWrong(request, locale)
                .map(number -> to(secret, String.valueOf(number)))
                .orElseGet(() -> check(secret, request, false, HttpStatus.OK, locale));
    }

    /** Sends what was kept. Nothing of the request is read from here but that the notice was read. */
    @PostMapping("/request/{secret}/send")
    ModelAndView send(@PathVariable String secret, @RequestParam(required = false) String notice, Locale locale) {
        WebRequest request = find(secret);
        if (!request.isSent() && !"read".equals(notice)) {
            return steps.firstWrong(request, locale).isPresent()
                    ? to(secret, "check")
                    : check(secret, request, true, HttpStatus.UNPROCESSABLE_ENTITY, locale);
        }
        try {
            if (requests.send(secret, locale).isEmpty()) {
                throw new Missing();
            }
        } catch (SubmissionRefused changedInBetween) {
            return to(secret, "check");
        }
        return to(secret, "sent");
    }

    /** Where the links to other languages lead when sending was refused. */
    @GetMapping("/request/{secret}/send")
    ModelAndView notSent(@PathVariable String secret) {
        return to(secret, "check");
    }

    /** The receipt. The link to follow the request is not here: it goes to the address given, by mail. */
    @GetMapping("/request/{secret}/sent")
    ModelAndView sent(@PathVariable String secret, Locale locale) {
        WebRequest request = find(secret);
        if (!request.isSent()) {
            return to(secret, "check");
        }
        ModelAndView page = page("pages/request/sent", secret, HttpStatus.OK);
        page.addObject("number", request.caseNumber().value());
        page.addObject("at", steps.moment(request.sentAt(), locale));
        return page;
    }

    @GetMapping("/request/{secret}/later")
    ModelAndView later(@PathVariable String secret, Locale locale) {
        WebRequest request = find(secret);
        return request.isSent()
                ? to(secret, "sent")
                : later(secret, request, request.address(), null, HttpStatus.OK, locale);
    }

    @PostMapping("/request/{secret}/later")
    ModelAndView sendLink(@PathVariable String secret, @RequestParam(defaultValue = "") String address, Locale locale) {
        WebRequest request = find(secret);
        if (request.isSent()) {
            return to(secret, "sent");
        }
        boolean fits = address.length() <= 250 && requests.goOnLater(request, address, locale);
        return later(
                secret, find(secret), address, fits, fits ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY, locale);
    }

    /** Where a link is asked for that was lost. */
    @GetMapping("/request/continue")
    ModelAndView lost() {
        return new ModelAndView("pages/request/gone", HttpStatus.OK);
    }

    /** Answers the same whoever asks, and whether anything is sent or not. */
    @PostMapping("/request/continue")
    ModelAndView sendAgain(@RequestParam(defaultValue = "") String address, Locale locale) {
        if (address.length() <= 250) {
            requests.sendLinksAgain(address, locale);
        }
        return new ModelAndView("pages/request/gone", Map.of("asked", true), HttpStatus.OK);
    }

    /** Unknown or thrown away: nobody is told which. */
    @ExceptionHandler(Missing.class)
    ModelAndView gone(Missing missing) {
        return new ModelAndView("pages/request/gone", HttpStatus.NOT_FOUND);
    }

    private WebRequest find(String secret) {
        return requests.find(secret).orElseThrow(Missing::new);
    }

    private String takeIn(WebRequest request, MultipartFile file) {
        try {
            requests.bring(request, file.getOriginalFilename(), file.getBytes());
            return null;
        } catch (RefusedDocument unfit) {
            return "pages.upload.refused." + unfit.reason();
        } catch (FileNotTaken unfit) {
            return "pages.request.refused." + unfit.reason();
        } catch (IOException lost) {
            throw new UncheckedIOException("The file could not be read.", lost);
        }
    }

    private FormPage tooMuch(Step step, WebRequest kept, Map<String, Object> typed) {
        return fields.show(step.form(), kept.answers(), typed, requests.problems(step.form(), typed, kept.answers()));
    }

    private ModelAndView step(
            String secret, WebRequest request, Step step, FormPage shown, HttpStatus status, Locale locale) {
        ModelAndView page = page("pages/request/step", secret, status);
        page.addObject("step", step);
        page.addObject("form", shown);
        page.addObject("total", steps.of(request, locale).size() + 2);
        page.addObject("until", steps.day(request.expiresAt(), locale));
        return page;
    }

    private ModelAndView files(String secret, WebRequest request, String problem, HttpStatus status, Locale locale) {
        int groups = steps.of(request, locale).size();
        ModelAndView page = page("pages/request/files", secret, status);
        page.addObject("number", groups + 1);
        page.addObject("total", groups + 2);
        page.addObject("brought", requests.files(request));
        page.addObject(
                "slot",
                new FileSlot(SLOT, texts.getMessage("pages.request.files.add", null, locale), null, false, problem));
        return page;
    }

    private ModelAndView check(String secret, WebRequest request, boolean unread, HttpStatus status, Locale locale) {
        int groups = steps.of(request, locale).size();
        ModelAndView page = page("pages/request/check", secret, status);
        page.addObject("number", groups + 2);
        page.addObject("total", groups + 2);
        page.addObject("parts", steps.inWords(request, locale));
        page.addObject("brought", requests.files(request));
        page.addObject("unread", unread);
        return page;
    }

    /** @param fits null before anything was asked for */
    private ModelAndView later(
            String secret, WebRequest request, String address, Boolean fits, HttpStatus status, Locale locale) {
        ModelAndView page = page("pages/request/later", secret, status);
        page.addObject("address", address);
        page.addObject("fits", fits);
        page.addObject("until", steps.day(request.expiresAt(), locale));
        page.addObject("place", steps.place(request, locale));
        return page;
    }

    private static ModelAndView page(String template, String secret, HttpStatus status) {
        ModelAndView page = new ModelAndView(template, status);
        page.addObject("here", WebRequests.PATH + secret);
        return page;
    }

    private static ModelAndView to(String secret, String page) {
        return new ModelAndView("redirect:" + WebRequests.PATH + secret + "/" + page);
    }

    /** There is no such request, or no such step of it. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
