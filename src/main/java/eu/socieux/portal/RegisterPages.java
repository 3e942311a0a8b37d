package eu.socieux.portal;

import eu.socieux.directory.Country;
import eu.socieux.portal.RequestRegister.Line;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of requests: a list to filter, to sort and to search, and the same as a file for a spreadsheet. */
@Controller
class RegisterPages {

    static final int PAGE = 50;
    static final String NUMBER = "R-\\d{4}-\\d{3,}";

    /** So many at once go into the file; no transaction is open while they are sent. */
    private static final int PIECE = 2_000;

    private final RequestRegister register;
    private final RequestTexts texts;
    private final CaseAccess access;

    RegisterPages(RequestRegister register, RequestTexts texts, CaseAccess access) {
        this.register = register;
        this.texts = texts;
        this.access = access;
    }

    /** Where addresses of cases begin: whoever shortens one gets the list of all. */
    @GetMapping("/cases")
    String cases() {
        return "redirect:/requests";
    }

    /** Where whoever signs in begins: with the register, or, where no role opens it, with the home page and its menu. */
    @GetMapping("/begin")
    String begin(Authentication staff) {
        return access.maySee(staff) ? "redirect:/requests" : "redirect:/";
    }

    @GetMapping("/requests")
    String requests(@RequestParam Map<String, String> parameters, Authentication staff, Locale locale, Model model) {
        access.requireSight(staff);
        Map<String, String> stages = register.stages();
        Asked asked = new Asked(parameters);
        RequestFilter filter = RequestFilter.of(asked, texts.countries().keySet(), stages.keySet());
        Keyset<Line> page = register.page(
                filter,
                asked.matching("after", NUMBER).orElse(null),
                asked.matching("before", NUMBER).orElse(null),
                PAGE);
        int count = register.count(filter);
        model.addAttribute("filter", filter.parameters());
        model.addAttribute("choices", texts.choices(stages, register.years(), locale));
        model.addAttribute("rows", texts.rows(page.rows(), stages, locale));
        model.addAttribute("count", Math.min(count, RequestRegister.COUNTED));
        model.addAttribute("uncounted", count > RequestRegister.COUNTED);
        ListLinks.add(model, "/requests", filter.parameters(), page);
        return "pages/requests";
    }

    @GetMapping("/requests.csv")
    void file(
            @RequestParam Map<String, String> parameters,
            Authentication staff,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        access.requireSight(staff);
        Map<String, String> stages = register.stages();
        Map<String, Country> countries = texts.countries();
        RequestFilter filter = RequestFilter.of(new Asked(parameters), countries.keySet(), stages.keySet());
        CsvSheet sheet = CsvSheet.begin(response, "requests.csv", texts.headings(locale));
        String after = null;
        do {
            Keyset<Line> piece = register.page(filter, after, null, PIECE);
            for (Line line : piece.rows()) {
                sheet.row(texts.cells(line, countries, stages, locale));
            }
            after = piece.next();
        } while (after != null);
        sheet.end();
    }
}
