package eu.socieux.portal.administration;

import eu.socieux.directory.ChangeLog;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page of the administration: what there is, and what was changed last. */
@Controller
class AdministrationPages {

    private static final int CHANGES_SHOWN = 20;

    private final AdministrationAccess access;
    private final ChangeLog changes;
    private final ChangeLines lines;

    AdministrationPages(AdministrationAccess access, ChangeLog changes, ChangeLines lines) {
        this.access = access;
        this.changes = changes;
        this.lines = lines;
    }

    @GetMapping("/administration")
    ModelAndView overview(Authentication person, Locale locale) {
        access.requireSight(person);
        return new ModelAndView(
                "pages/administration/overview", "changes", lines.of(changes.newest(CHANGES_SHOWN), locale));
    }
}
