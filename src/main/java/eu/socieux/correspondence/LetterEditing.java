package eu.socieux.correspondence;

import eu.socieux.correspondence.LetterProblem.Kind;
import eu.socieux.directory.Change.Area;
import eu.socieux.directory.ChangeLog;
import eu.socieux.engine.deployment.Deployed;
import eu.socieux.forms.FormSchemas;
import eu.socieux.records.FactCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the texts of letters. A change holds for every letter written from then on; one that an analyst deployed with a
 * model stays that of the model.
 */
@Component
@Transactional
public class LetterEditing {

    private final LetterCatalogue catalogue;
    private final ShippedLetters shipped;
    private final ChangedLetters changed;
    private final LetterTextCheck check;
    private final LetterRendering rendering;
    private final FactCatalogue facts;
    private final FormSchemas forms;
    private final Deployed running;
    private final ChangeLog changes;
    private final Clock clock;

    LetterEditing(
            LetterCatalogue catalogue,
            ShippedLetters shipped,
            ChangedLetters changed,
            LetterTextCheck check,
            LetterRendering rendering,
            FactCatalogue facts,
            FormSchemas forms,
            Deployed running,
            ChangeLog changes,
            Clock clock) {
        this.catalogue = catalogue;
        this.shipped = shipped;
        this.changed = changed;
        this.check = check;
        this.rendering = rendering;
        this.facts = facts;
        this.forms = forms;
        this.running = running;
        this.changes = changes;
        this.clock = clock;
    }

    /** What came of a wish to change a text. */
    public enum Outcome {
        SAVED,
        /** It is the text that holds already. */
        AS_BEFORE,
        /** The text has problems. */
        REFUSED,
        /** Somebody else changed it since it was shown. */
        CHANGED_MEANWHILE
    }

    /**
     * A letter as its recipient would read it.
     *
     * @param body HTML that is safe to show
     */
    public record Preview(String subject, String body) {}

    /** Since when texts are not those of the software, by {@code letter.language}. */
    @Transactional(readOnly = true)
    public Map<String, Instant> changed() {
        return changed.changed();
    }

    /** Whether there is such a letter in this language. */
    public boolean exists(String letter, String language) {
        return catalogue.letters().contains(letter)
                && LetterTexts.languages().contains(language)
                && shipped.has(letter, language);
    }

    /** The words that hold now. */
    @Transactional(readOnly = true)
    public LetterWords words(String letter, String language) {
        return changed.newest(letter, language)
                .filter(version -> version.body() != null)
                .map(version -> new LetterWords(version.subject(), version.body()))
                .orElseGet(() -> shipped(letter, language));
    }

    /** The words that come with the software. */
    public LetterWords shipped(String letter, String language) {
        return LetterWords.of(shipped.text(letter, language));
    }

    /** All changes of a text, newest first. */
    @Transactional(readOnly = true)
    public List<LetterVersion> history(String letter, String language) {
        return changed.history(letter, language);
    }

    /** The number of the newest change, 0 when there is none; to be handed back with the next one. */
    @Transactional(readOnly = true)
    public int version(String letter, String language) {
        return changed.newest(letter, language).map(LetterVersion::version).orElse(0);
    }

    /** The facts that texts may speak of. */
    public Set<String> declared() {
        Set<String> declared = new HashSet<>(facts.everywhere().keySet());
        declared.addAll(facts.inLetters().keySet());
        declared.addAll(forms.keysOf(running.forms()));
        return declared;
    }

    /** Everything that is wrong with these words; their lines are those of the body, the subject stands on line 0. */
    public List<LetterProblem> problems(String language, LetterWords words) {
        Set<String> declared = declared();
        Map<String, Object> example = rendering.sampleFacts(language);
        List<LetterProblem> problems = new ArrayList<>();
        check.problems(LetterWords.page(words.subject(), "x"), declared, example).stream()
                .map(problem -> new LetterProblem(problem.kind(), 0, problem.what(), problem.message()))
                .forEach(problems::add);
        check.problems(LetterWords.page("x", words.body()), declared, example).stream()
                .filter(problem -> problem.kind() != Kind.NO_SUBJECT)
                .forEach(problems::add);
        return problems;
    }

    /** What words without problems say of a case made up for the purpose. */
    public Preview preview(String language, LetterWords words) {
        return LetterPreviews.of(rendering.sample(language, LetterWords.page(words.subject(), words.body())));
    }

    /**
     * Puts words in place of those that hold.
     *
     * @param version what {@link #version} said when the words were shown
     */
    public Outcome save(String letter, String language, LetterWords words, int version, String person) {
        if (words.equals(words(letter, language))) {
            return Outcome.AS_BEFORE;
        }
        if (!problems(language, words).isEmpty()) {
            return Outcome.REFUSED;
        }
        return add(letter, language, Optional.of(words), version, person);
    }

    /**
     * Puts the words of the software back.
     *
     * @param version what {@link #version} said when the words were shown
     */
    public Outcome putBack(String letter, String language, int version, String person) {
        if (words(letter, language).equals(shipped(letter, language))) {
            return Outcome.AS_BEFORE;
        }
        return add(letter, language, Optional.empty(), version, person);
    }

    private Outcome add(String letter, String language, Optional<LetterWords> words, int version, String person) {
        LetterWords before = words(letter, language);
        LetterVersion next = new LetterVersion(
                version + 1,
                words.map(LetterWords::subject).orElse(null),
                words.map(LetterWords::body).orElse(null),
                person,
                clock.instant());
        if (version != version(letter, language) || !changed.add(letter, language, next)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        changes.record(
                Area.LETTER,
                letter + "." + language,
                person,
                told(before),
                told(words.orElseGet(() -> shipped(letter, language))));
        return Outcome.SAVED;
    }

    private static Map<String, String> told(LetterWords words) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("subject", words.subject());
        told.put("body", words.body());
        return told;
    }
}
