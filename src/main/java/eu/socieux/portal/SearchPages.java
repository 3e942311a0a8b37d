package eu.socieux.portal;

import eu.socieux.portal.CaseSearch.Found;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search over everything written in cases. */
@Controller
class SearchPages {

    private static final int LONGEST_QUERY = 200;

    private final CaseSearch search;
    private final CaseAccess access;

    SearchPages(CaseSearch search, CaseAccess access) {
        this.search = search;
        this.access = access;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Authentication staff, Model page) {
        access.requireSight(staff);
        String words = q.replaceAll("\\p{Cc}", " ").strip();
        String query = words.substring(0, Math.min(words.length(), LONGEST_QUERY));
        List<Found> found = search.find(query);
        page.addAttribute("q", query);
        page.addAttribute("found", found.stream().limit(CaseSearch.MOST).toList());
        page.addAttribute("more", found.size() > CaseSearch.MOST);
        return "pages/search";
    }
}
