package eu.socieux.portal;

import eu.socieux.correspondence.LetterAttachment;
import eu.socieux.correspondence.NotSentThen;
import eu.socieux.correspondence.PaperLetter;
import eu.socieux.correspondence.PrintQueue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letters that leave on paper: one list, from which the registry prints several at once and says when they left. */
@Controller
@RequestMapping(PrintQueuePages.PATH)
class PrintQueuePages {

    static final String PATH = "/print-queue";

    private static final String NOTICE = "notice";
    private static final String NOTICE_ABOUT = "noticeAbout";
    private static final String WRONG = "wrong";
    private static final String CHOSEN = "chosen";
    private static final String TO_LIST = "redirect:" + PATH;

    private final PrintQueue queue;
    private final CaseAccess access;
    private final CaseSummary summary;
    private final MessageSource texts;
    private final Clock clock;

    PrintQueuePages(PrintQueue queue, CaseAccess access, CaseSummary summary, MessageSource texts, Clock clock) {
        this.queue = queue;
        this.access = access;
        this.summary = summary;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param printed when it was printed last, and by whom; null when it was not
     * @param apart enclosures that are not printed with the letter
     */
    record Line(
            long id,
            String caseNumber,
            String letter,
            String subject,
            String language,
            String recipient,
            List<String> destination,
            String delivery,
            String writtenAt,
            String printed,
            String printedBy,
            long versionId,
            List<LetterAttachment> apart) {}

    /** A letter which the person at the page noted as sent; the day as the field for it takes it. */
    record Noted(
            long id,
            String caseNumber,
            String subject,
            String language,
            List<String> destination,
            String delivery,
            LocalDate writtenOn,
            LocalDate sentOn) {}

    @GetMapping
    String list(Authentication staff, Locale locale, Model page) {
        access.requireSight(staff);
        page.addAttribute(
                "lines",
                queue.waiting().stream().map(letter -> line(letter, locale)).toList());
        page.addAttribute("today", LocalDate.now(clock));
        page.addAttribute("mayPost", access.mayPost(staff));
        page.addAttribute(
                "noted",
                access.mayPost(staff)
                        ? queue.notedBy(staff.getName()).stream()
                                .map(letter -> noted(letter, locale))
                                .toList()
                        : List.of());
        return "pages/print-queue";
    }

    /** The chosen letters as one PDF; without any chosen, the list again. */
    @PostMapping("/print")
    Object print(
            @RequestParam(required = false) List<Long> letter,
            @RequestParam(defaultValue = "false") boolean bothSides,
            Authentication staff,
            RedirectAttributes next)
            throws IOException {
        access.requirePosting(staff);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        if (letter == null || queue.print(letter, bothSides, staff.getName(), pdf) == 0) {
            next.addFlashAttribute(WRONG, "pages.print.noneChosen");
            return TO_LIST;
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("letters-" + LocalDate.now(clock) + ".pdf")
                                .build()
                                .toString())
                .body(pdf.toByteArray());
    }

    /** Notes the day on which the chosen letters were sent. */
    @PostMapping("/sent")
    String sent(
            @RequestParam(required = false) List<Long> letter,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate sentOn,
            Authentication staff,
            RedirectAttributes next) {
        access.requirePosting(staff);
        if (letter == null) {
            next.addFlashAttribute(WRONG, "pages.print.noneChosen");
        } else if (sentOn == null) {
            next.addFlashAttribute(WRONG, "pages.print.noDay");
            next.addFlashAttribute(CHOSEN, letter);
        } else {
            try {
                int noted = queue.sent(letter, sentOn, staff.getName());
                next.addFlashAttribute(NOTICE, "pages.print.noted");
                next.addFlashAttribute(NOTICE_ABOUT, noted);
            } catch (NotSentThen impossible) {
                next.addFlashAttribute(WRONG, "pages.print.notThen");
                next.addFlashAttribute(CHOSEN, letter);
            }
        }
        return TO_LIST;
    }

    /** Corrects the day of a letter which the same person noted before. */
    @PostMapping("/{id}/correct")
    String correct(
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate sentOn,
            Authentication staff,
            RedirectAttributes next) {
        access.requirePosting(staff);
        if (sentOn == null) {
            next.addFlashAttribute(WRONG, "pages.print.noDay");
            return TO_LIST;
        }
        try {
            answer(next, queue.correct(id, sentOn, staff.getName()), "pages.print.corrected");
        } catch (NotSentThen impossible) {
            next.addFlashAttribute(WRONG, "pages.print.notThen");
        }
        return TO_LIST;
    }

    /** Has a letter wait again which the same person noted as sent by mistake. */
    @PostMapping("/{id}/take-back")
    String takeBack(@PathVariable long id, Authentication staff, RedirectAttributes next) {
        access.requirePosting(staff);
        answer(next, queue.takeBack(id, staff.getName()), "pages.print.takenBack");
        return TO_LIST;
    }

    private static void answer(RedirectAttributes next, boolean done, String notice) {
        next.addFlashAttribute(done ? NOTICE : WRONG, done ? notice : "pages.print.notYours");
    }

    private Noted noted(PaperLetter letter, Locale locale) {
        return new Noted(
                letter.id(),
                letter.scope().caseNumber().value(),
                letter.subject(),
                letter.language(),
                letter.destination().lines().toList(),
                texts.getMessage("pages.delivery." + letter.delivery(), null, locale),
                LocalDate.ofInstant(letter.writtenAt(), clock.getZone()),
                letter.sentOn());
    }

    private Line line(PaperLetter letter, Locale locale) {
        return new Line(
                letter.id(),
                letter.scope().caseNumber().value(),
                texts.getMessage("letter." + letter.letter(), null, letter.letter(), locale),
                letter.subject(),
                letter.language(),
                letter.recipientName(),
                letter.destination().lines().toList(),
                texts.getMessage("pages.delivery." + letter.delivery(), null, locale),
                summary.moment(letter.writtenAt(), locale),
                letter.printedAt() == null ? null : summary.moment(letter.printedAt(), locale),
                letter.printedBy(),
                letter.versionId(),
                letter.enclosures().stream()
                        .filter(enclosure -> !PrintQueue.isPrinted(enclosure))
                        .toList());
    }
}
