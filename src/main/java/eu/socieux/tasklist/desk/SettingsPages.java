package eu.socieux.tasklist.desk;

import eu.socieux.directory.Deputies;
import eu.socieux.directory.Deputyship;
import eu.socieux.directory.Role;
import eu.socieux.directory.StaffPreference;
import eu.socieux.directory.StaffPreferences;
import eu.socieux.engine.CurrentStaff;
import eu.socieux.tasklist.desk.Staff.Member;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where each member of staff chooses what they are told by mail, and who stands in for them. */
@Controller
class SettingsPages {

    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "pt");
    private static final String NOTICE = "notice";
    private static final String WRONG = "wrong";

    private final StaffPreferences preferences;
    private final Staff staff;
    private final Deputies deputies;
    private final DeputyRights rights;
    private final CurrentStaff currentStaff;
    private final Clock clock;

    SettingsPages(
            StaffPreferences preferences,
            Staff staff,
            Deputies deputies,
            DeputyRights rights,
            CurrentStaff currentStaff,
            Clock clock) {
        this.preferences = preferences;
        this.staff = staff;
        this.deputies = deputies;
        this.rights = rights;
        this.currentStaff = currentStaff;
        this.clock = clock;
    }

    /** A line about a deputy, with days as people write them. */
    record Line(long id, String person, String deputy, String from, String to) {}

    @GetMapping("/settings")
    String settings(Authentication person, Locale locale, Model page) {
        page.addAttribute("preference", preferences.of(person.getName()));
        page.addAttribute(
                "email", staff.find(person.getName()).map(Member::email).orElse(null));
        page.addAttribute(
                "choices", LANGUAGES.stream().map(SettingsPages::choice).toList());
        Set<Member> represented = represented(person.getName());
        page.addAttribute("represented", represented);
        page.addAttribute("colleagues", colleagues(represented));
        page.addAttribute(
                "deputies",
                deputies.coming().stream()
                        .filter(one ->
                                holds(represented, one.person()) || one.deputy().equals(person.getName()))
                        .map(one -> line(one, locale))
                        .toList());
        page.addAttribute("mine", represented.stream().map(Member::id).toList());
        page.addAttribute("today", LocalDate.now(clock));
        return "pages/settings";
    }

    /** A box without a tick is not sent. */
    @PostMapping("/settings")
    String choose(
            @RequestParam(defaultValue = "false") boolean taskMail,
            @RequestParam(defaultValue = "false") boolean digest,
            @RequestParam String language,
            Authentication person,
            RedirectAttributes next) {
        if (!LANGUAGES.contains(language)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There are no mails in this language.");
        }
        preferences.choose(person.getName(), new StaffPreference(language, taskMail, digest));
        next.addFlashAttribute(NOTICE, "desk.settings.saved");
        return "redirect:/settings";
    }

    /** Names a deputy for the person or, by a team leader, for somebody else. */
    @PostMapping("/settings/deputies")
    String name(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String deputy,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            Authentication author,
            RedirectAttributes next) {
        if (!holds(represented(author.getName()), person)) {
            throw new AccessDeniedException("Deputies are named by the person, or by a team leader.");
        }
        Set<String> groups = staff.groupsOf(person);
        if (deputy.equals(person) || staff.groupsOf(deputy).stream().noneMatch(groups::contains)) {
            next.addFlashAttribute(WRONG, "desk.deputies.wrong.PERSON");
        } else if (from == null || to == null || to.isBefore(from) || to.isBefore(LocalDate.now(clock))) {
            next.addFlashAttribute(WRONG, "desk.deputies.wrong.DAYS");
        } else {
            deputies.name(person, deputy, from, to, author.getName());
            rights.putRight();
            next.addFlashAttribute(NOTICE, "desk.deputies.added");
        }
        return "redirect:/settings";
    }

    @PostMapping("/settings/deputies/{id}/end")
    String end(@PathVariable long id, Authentication author, RedirectAttributes next) {
        Set<Member> represented = represented(author.getName());
        boolean theirs = deputies.coming().stream().anyMatch(one -> one.id() == id && holds(represented, one.person()));
        if (!theirs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        deputies.end(id, author.getName());
        rights.putRight();
        next.addFlashAttribute(NOTICE, "desk.deputies.ended");
        return "redirect:/settings";
    }

    /** For whom somebody may name deputies: themselves, a team leader for everybody. */
    private Set<Member> represented(String person) {
        Set<Member> found = new LinkedHashSet<>();
        staff.find(person).ifPresent(found::add);
        if (currentStaff.roles().contains(Role.TEAM_LEADER.groupId())) {
            found.addAll(staff.all());
        }
        return found;
    }

    /** Those who share a group with one of them. */
    private Set<Member> colleagues(Set<Member> represented) {
        return represented.stream()
                .flatMap(member -> staff.groupsOf(member.id()).stream())
                .distinct()
                .flatMap(group -> staff.ofGroup(group).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean holds(Set<Member> members, String person) {
        return members.stream().anyMatch(member -> member.id().equals(person));
    }

    private Line line(Deputyship deputyship, Locale locale) {
        DateTimeFormatter day =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        return new Line(
                deputyship.id(),
                deputyship.person(),
                deputyship.deputy(),
                day.format(deputyship.from()),
                day.format(deputyship.to()));
    }

    private static Map<String, String> choice(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayLanguage(locale);
        return Map.of("code", language, "name", name.substring(0, 1).toUpperCase(locale) + name.substring(1));
    }
}
