package eu.socieux.portal;

import eu.socieux.correspondence.FiledMail;
import eu.socieux.portal.MailJournal.Line;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The journal of mail: a list to filter and to search, the same as a file for a spreadsheet, and the messages. */
@Controller
class MailPages {

    static final int PAGE = 50;

    private static final String KEY = "(in|out)-\\d{1,18}";
    private static final int PIECE = 2_000;

    private final MailJournal journal;
    private final MailTexts texts;
    private final CaseAccess access;

    MailPages(MailJournal journal, MailTexts texts, CaseAccess access) {
        this.journal = journal;
        this.texts = texts;
        this.access = access;
    }

    @GetMapping("/mail")
    String mail(@RequestParam Map<String, String> parameters, Authentication staff, Locale locale, Model model) {
        access.requireMail(staff);
        Asked asked = new Asked(parameters);
        MailFilter filter = MailFilter.of(asked);
        Keyset<Line> page = journal.page(
                filter,
                asked.matching("after", KEY).orElse(null),
                asked.matching("before", KEY).orElse(null),
                PAGE);
        int count = journal.count(filter);
        model.addAttribute("filter", filter.parameters());
        model.addAttribute("choices", texts.choices(locale));
        model.addAttribute("rows", texts.rows(page.rows(), locale));
        model.addAttribute("count", Math.min(count, MailJournal.COUNTED));
        model.addAttribute("uncounted", count > MailJournal.COUNTED);
        ListLinks.add(model, "/mail", filter.parameters(), page);
        return "pages/mail";
    }

    @GetMapping("/mail.csv")
    void file(
            @RequestParam Map<String, String> parameters,
            Authentication staff,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        access.requireMail(staff);
        MailFilter filter = MailFilter.of(new Asked(parameters));
        CsvSheet sheet = CsvSheet.begin(response, "mail.csv", texts.headings(locale));
        String after = null;
        do {
            Keyset<Line> piece = journal.page(filter, after, null, PIECE);
            for (Line line : piece.rows()) {
                sheet.row(texts.cells(line, locale));
            }
            after = piece.next();
        } while (after != null);
        sheet.end();
    }

    /** A message that no case keeps, byte for byte; saved, never shown. */
    @GetMapping("/mail/{id}")
    ResponseEntity<byte[]> original(@PathVariable long id, Authentication staff) {
        access.requireMail(staff);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("message-" + id + ".eml")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(FiledMail.MEDIA_TYPE))
                .body(journal.original(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
