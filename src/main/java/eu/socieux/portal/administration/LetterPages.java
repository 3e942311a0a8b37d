package eu.socieux.portal.administration;

import eu.socieux.correspondence.LetterEditing;
import eu.socieux.correspondence.LetterEditing.Outcome;
import eu.socieux.correspondence.LetterProblem;
import eu.socieux.correspondence.LetterTexts;
import eu.socieux.correspondence.LetterWords;
import eu.socieux.correspondence.Letters;
import eu.socieux.directory.Change.Area;
import eu.socieux.directory.ChangeLog;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The texts of the letters: edited, looked at as a letter, saved, and put back. */
@Controller
@RequestMapping("/administration/letters")
class LetterPages {

    private static final int CHANGES_SHOWN = 50;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private final AdministrationAccess access;
    private final Letters letters;
    private final LetterEditing editing;
    private final ChangeLog changes;
    private final ChangeLines lines;

    LetterPages(
            AdministrationAccess access, Letters letters, LetterEditing editing, ChangeLog changes, ChangeLines lines) {
        this.access = access;
        this.letters = letters;
        this.editing = editing;
        this.changes = changes;
        this.lines = lines;
    }

    /**
     * A version of a text in the history of its page.
     *
     * @param shipped whether the text of the software was put back
     */
    record VersionLine(int version, boolean shipped, String person, String when) {}

    @GetMapping
    ModelAndView list(Authentication person) {
        access.requireSight(person);
        return new ModelAndView(
                "pages/administration/letters",
                Map.of(
                        "letters", letters.known(),
                        "written", LetterTexts.languages(),
                        "changed", editing.changed()));
    }

    /** @param from number of an earlier version to begin with, in place of the words that hold */
    @GetMapping("/{letter}/{language}")
    ModelAndView edit(
            @PathVariable String letter,
            @PathVariable String language,
            @RequestParam(required = false) Integer from,
            Authentication person,
            Locale locale) {
        access.requireSight(person);
        requireLetter(letter, language);
        LetterWords words = from == null
                ? editing.words(letter, language)
                : editing.history(letter, language).stream()
                        .filter(version -> version.version() == from && version.body() != null)
                        .map(version -> new LetterWords(version.subject(), version.body()))
                        .findFirst()
                        .orElseGet(() -> editing.shipped(letter, language));
        return page(letter, language, words, editing.version(letter, language), person, locale, HttpStatus.OK);
    }

    /** Shows the words as a letter, and changes nothing. */
    @PostMapping("/{letter}/{language}/preview")
    ModelAndView preview(
            @PathVariable String letter,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam int version,
            Authentication person,
            Locale locale) {
        access.requireChange(person);
        requireLetter(letter, language);
        return page(letter, language, words(subject, body), version, person, locale, HttpStatus.OK);
    }

    @PostMapping("/{letter}/{language}")
    ModelAndView save(
            @PathVariable String letter,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam int version,
            Authentication person,
            Locale locale,
            RedirectAttributes next) {
        access.requireChange(person);
        requireLetter(letter, language);
        LetterWords words = words(subject, body);
        Outcome outcome = editing.save(letter, language, words, version, person.getName());
        if (outcome == Outcome.REFUSED || outcome == Outcome.CHANGED_MEANWHILE) {
            return page(letter, language, words, version, person, locale, HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("wrong", "administration.letters." + outcome);
        }
        return back(letter, language, outcome, next);
    }

    @PostMapping("/{letter}/{language}/shipped")
    ModelAndView putBack(
            @PathVariable String letter,
            @PathVariable String language,
            @RequestParam int version,
            Authentication person,
            RedirectAttributes next) {
        access.requireChange(person);
        requireLetter(letter, language);
        return back(letter, language, editing.putBack(letter, language, version, person.getName()), next);
    }

    private static ModelAndView back(String letter, String language, Outcome outcome, RedirectAttributes next) {
        next.addFlashAttribute(
                outcome == Outcome.CHANGED_MEANWHILE ? "wrong" : "notice", "administration.letters." + outcome);
        return new ModelAndView("redirect:/administration/letters/" + letter + "/" + language);
    }

    private ModelAndView page(
            String letter,
            String language,
            LetterWords words,
            int version,
            Authentication person,
            Locale locale,
            HttpStatus status) {
        List<LetterProblem> problems = editing.problems(language, words);
        List<VersionLine> history = editing.history(letter, language).stream()
                .map(one -> new VersionLine(
                        one.version(), one.body() == null, one.person(), lines.moment(one.at(), locale)))
                .toList();
        ModelAndView page = new ModelAndView("pages/administration/letter", status);
        if (problems.isEmpty()) {
            page.addObject("preview", editing.preview(language, words));
        }
        return page.addObject("letter", letter)
                .addObject("language", language)
                .addObject("written", LetterTexts.languages())
                .addObject("words", words)
                .addObject("version", version)
                .addObject("problems", problems)
                .addObject("history", history)
                .addObject("changes", lines.of(changes.of(Area.LETTER, letter + "." + language, CHANGES_SHOWN), locale))
                .addObject("mayChange", access.mayChange(person));
    }

    private void requireLetter(String letter, String language) {
        if (!editing.exists(letter, language)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** Browsers send line breaks as two signs; signs that nobody sees have no place in a letter. */
    private static LetterWords words(String subject, String body) {
        return new LetterWords(
                UNSEEN.matcher(subject).replaceAll(" ").strip().replaceAll("\\s+", " "),
                UNSEEN.matcher(body.replace("\r\n", "\n")).replaceAll(" ").stripTrailing());
    }
}
