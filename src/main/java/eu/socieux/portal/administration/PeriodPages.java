package eu.socieux.portal.administration;

import eu.socieux.directory.Change.Area;
import eu.socieux.directory.ChangeLog;
import eu.socieux.directory.ChangeRefused;
import eu.socieux.directory.ChangeRefused.Reason;
import eu.socieux.directory.Countries;
import eu.socieux.directory.Country;
import eu.socieux.directory.DelegationDirectory;
import eu.socieux.directory.DelegationEntry;
import eu.socieux.directory.Delegations;
import eu.socieux.directory.EligibilityPeriod;
import eu.socieux.directory.EligibilityRegister;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What holds for a country from a day on: whether it is eligible, and who its Delegation is. */
@Controller
class PeriodPages {

    private static final int CHANGES_SHOWN = 50;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final AdministrationAccess access;
    private final Countries countries;
    private final EligibilityRegister eligibility;
    private final DelegationDirectory directory;
    private final Delegations delegations;
    private final ChangeLog changes;
    private final ChangeLines lines;
    private final Clock clock;

    PeriodPages(
            AdministrationAccess access,
            Countries countries,
            EligibilityRegister eligibility,
            DelegationDirectory directory,
            Delegations delegations,
            ChangeLog changes,
            ChangeLines lines,
            Clock clock) {
        this.access = access;
        this.countries = countries;
        this.eligibility = eligibility;
        this.directory = directory;
        this.delegations = delegations;
        this.changes = changes;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping("/administration/eligibility")
    ModelAndView eligibility(Authentication person, Locale locale) {
        access.requireSight(person);
        LocalDate today = LocalDate.now(clock);
        return new ModelAndView(
                "pages/administration/eligibility",
                Map.of("countries", byName(locale), "today", today, "said", eligibility.on(today)));
    }

    @GetMapping("/administration/eligibility/{iso2}")
    ModelAndView eligibilityOf(@PathVariable String iso2, Authentication person, Locale locale) {
        access.requireSight(person);
        return eligibilityPage(known(iso2), person, locale, HttpStatus.OK)
                .addObject("entry", new EligibilityPeriod(true, null, null, null, null, null));
    }

    @PostMapping("/administration/eligibility/{iso2}")
    ModelAndView enterEligibility(
            @PathVariable String iso2,
            @RequestParam(defaultValue = "false") boolean eligible,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String source,
            @RequestParam int version,
            Authentication person,
            Locale locale,
            RedirectAttributes next) {
        access.requireChange(person);
        Country country = known(iso2);
        try {
            eligibility.enter(
                    country.iso2(), eligible, day(from, "from"), day(to, "to"), source, version, person.getName());
        } catch (ChangeRefused refused) {
            return eligibilityPage(country, person, locale, HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("refused", refused)
                    .addObject(
                            "entry", new EligibilityPeriod(eligible, readable(from), readable(to), source, null, null));
        }
        next.addFlashAttribute("notice", "administration.saved");
        return new ModelAndView("redirect:/administration/eligibility/" + country.iso2());
    }

    @GetMapping("/administration/delegations")
    ModelAndView delegations(Authentication person, Locale locale) {
        access.requireSight(person);
        List<Country> partners =
                byName(locale).stream().filter(one -> !one.memberState()).toList();
        return new ModelAndView(
                "pages/administration/delegations",
                Map.of("countries", partners, "entered", directory.on(LocalDate.now(clock))));
    }

    @GetMapping("/administration/delegations/{iso2}")
    ModelAndView delegationOf(@PathVariable String iso2, Authentication person, Locale locale) {
        access.requireSight(person);
        Country country = known(iso2);
        var now = delegations.of(country.iso2());
        DelegationEntry entry = directory.of(country.iso2()).stream()
                .reduce((earlier, later) -> later)
                .orElseGet(() -> new DelegationEntry(
                        country.iso2(), now.name(), now.email(), now.language(), null, null, null, null, null, null));
        return delegationPage(country, person, locale, HttpStatus.OK).addObject("entry", beginning(entry, null, null));
    }

    @PostMapping("/administration/delegations/{iso2}")
    ModelAndView enterDelegation(
            @PathVariable String iso2,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String postalAddress,
            @RequestParam(defaultValue = "") String focalPerson,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam int version,
            Authentication person,
            Locale locale,
            RedirectAttributes next) {
        access.requireChange(person);
        Country country = known(iso2);
        var entry = new DelegationEntry(
                country.iso2(),
                name,
                email,
                language,
                postalAddress,
                focalPerson,
                readable(from),
                readable(to),
                null,
                null);
        try {
            directory.enter(beginning(entry, day(from, "from"), day(to, "to")), version, person.getName());
        } catch (ChangeRefused refused) {
            return delegationPage(country, person, locale, HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("refused", refused)
                    .addObject("entry", entry);
        }
        next.addFlashAttribute("notice", "administration.saved");
        return new ModelAndView("redirect:/administration/delegations/" + country.iso2());
    }

    private ModelAndView eligibilityPage(Country country, Authentication person, Locale locale, HttpStatus status) {
        return page("pages/administration/country", country, person, status)
                .addObject("periods", eligibility.of(country.iso2()))
                .addObject("changes", lines.of(changes.of(Area.ELIGIBILITY, country.iso2(), CHANGES_SHOWN), locale));
    }

    private ModelAndView delegationPage(Country country, Authentication person, Locale locale, HttpStatus status) {
        return page("pages/administration/delegation", country, person, status)
                .addObject("entries", directory.of(country.iso2()))
                .addObject("changes", lines.of(changes.of(Area.DELEGATION, country.iso2(), CHANGES_SHOWN), locale));
    }

    private ModelAndView page(String view, Country country, Authentication person, HttpStatus status) {
        return new ModelAndView(view, status)
                .addObject("country", country)
                .addObject("version", eligibility.version(country.iso2()))
                .addObject("today", LocalDate.now(clock))
                .addObject("mayChange", access.mayChange(person));
    }

    private static DelegationEntry beginning(DelegationEntry entry, LocalDate from, LocalDate to) {
        return new DelegationEntry(
                entry.iso2(),
                entry.name(),
                entry.email(),
                entry.language(),
                entry.postalAddress(),
                entry.focalPerson(),
                from,
                to,
                null,
                null);
    }

    /**
     * A day as browsers send it; null when none was named.
     *
     * @throws ChangeRefused when it is not in the calendar
     */
    private static LocalDate day(String sent, String field) {
        LocalDate day = readable(sent);
        if (day == null && !sent.isBlank()) {
            throw new ChangeRefused(Reason.NO_DAY, field);
        }
        return day;
    }

    private static LocalDate readable(String sent) {
        try {
            return DAY.matcher(sent.strip()).matches() ? LocalDate.parse(sent.strip()) : null;
        } catch (DateTimeParseException notInTheCalendar) {
            return null;
        }
    }

    private Country known(String iso2) {
        return countries.find(iso2).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Country> byName(Locale locale) {
        Comparator<Object> order = Collator.getInstance(locale);
        return countries.all().stream()
                .sorted((one, other) -> order.compare(one.name(locale), other.name(locale)))
                .toList();
    }
}
