package eu.socieux.correspondence;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Facility;
import eu.socieux.forms.FeelExpressions;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns a letter and the facts of a case into the words a recipient reads. */
@Component
class LetterRendering {

    private static final String FOLDER = "letters/";

    private final CaseFacts facts;
    private final ObjectProvider<LetterFacts> letterFacts;
    private final Countries countries;
    private final Facility facility;
    private final Clock clock;
    private final FeelExpressions feel;
    private final ObjectProvider<MailOnlyWords> mailOnlyWords;
    private final ShippedLetters shipped;
    private final ChangedLetters changed;
    private final LetterSample sample;
    private final LetterLabels labels;
    private final SpringTemplateEngine templates;

    LetterRendering(
            CaseFacts facts,
            ObjectProvider<LetterFacts> letterFacts,
            Countries countries,
            Facility facility,
            Clock clock,
            FeelExpressions feel,
            ObjectProvider<MailOnlyWords> mailOnlyWords,
            ShippedLetters shipped,
            ChangedLetters changed,
            LetterSample sample) {
        this.facts = facts;
        this.letterFacts = letterFacts;
        this.countries = countries;
        this.facility = facility;
        this.clock = clock;
        this.feel = feel;
        this.mailOnlyWords = mailOnlyWords;
        this.shipped = shipped;
        this.changed = changed;
        this.sample = sample;
        ResourceBundleMessageSource texts = LetterLabels.texts();
        this.labels = new LetterLabels(texts);
        this.templates = templates(texts);
    }

    RenderedLetter render(CaseScope scope, String letter, Correspondent to) {
        return render(scope, letter, LetterTexts.NONE, to, Delivery.EMAIL);
    }

    /**
     * @param deployed texts in place of those that come with the software or were changed since
     * @param delivery a letter on paper has an address window, or the number it is faxed to
     */
    RenderedLetter render(CaseScope scope, String letter, LetterTexts deployed, Correspondent to, Delivery delivery) {
        String wished = Wording.language(to.language());
        if (!deployed.isEmpty()) {
            String language = deployed.languageFor(wished);
            return render(scope, letter, language, deployed.text(language), to, delivery);
        }
        String language = shipped.has(letter, wished) ? wished : LetterTexts.FALLBACK;
        String text = changed.inForce(letter, language).orElseGet(() -> shipped.text(letter, language));
        return render(scope, letter, language, text, to, delivery);
    }

    private RenderedLetter render(
            CaseScope scope, String letter, String language, String text, Correspondent to, Delivery delivery) {
        Locale locale = Wording.locale(language);
        Map<String, Object> said = variables(scope, letter, to, new Wording(locale, clock.getZone()));
        try {
            return written(language, LetterText.fill(text, said(said, language), feel), said, to, delivery);
        } catch (RuntimeException wrong) {
            // Each engine of expressions says in its own exception what it cannot reckon with
            throw new UnwritableLetter(
                    "The letter '%s' in '%s' cannot be written for %s: %s"
                            .formatted(letter, language, scope.caseNumber(), wrong.getMessage()),
                    wrong);
        }
    }

    /** A text filled with the facts of a case made up for the purpose. */
    RenderedLetter sample(String language, String text) {
        Map<String, Object> said = sample(language);
        return written(language, LetterText.fill(text, said(said, language), feel), said, null, Delivery.EMAIL);
    }

    /** Everything that a letter about the case made up for the purpose can speak of. */
    Map<String, Object> sampleFacts(String language) {
        return said(sample(language), language);
    }

    private Map<String, Object> sample(String language) {
        return new Wording(Wording.locale(language), clock.getZone()).say(sample.facts(language));
    }

    private RenderedLetter written(
            String language, Document body, Map<String, Object> said, Correspondent to, Delivery delivery) {
        Context context = new Context(Wording.locale(language), said);
        String subject = MailText.oneLine(body.title());
        context.setVariable("facility", facility);
        context.setVariable("language", language);
        context.setVariable("subject", subject);
        return framed(context, body.body(), to, delivery);
    }

    /**
     * A letter that was to go by mail, as it goes on paper: of the day on which it was written and in the same words,
     * but for those which are of use in a mail only.
     */
    RenderedLetter onPaper(UnsentLetter letter, Correspondent to, Delivery delivery) {
        WrittenLetter written = letter.written();
        Locale locale = Wording.locale(written.language());
        Context context = new Context(locale);
        context.setVariable("language", written.language());
        context.setVariable("caseNumber", written.scope().caseNumber().value());
        context.setVariable(
                "today",
                new Wording(locale, clock.getZone()).date(LocalDate.ofInstant(written.writtenAt(), clock.getZone())));
        context.setVariable("recipientName", written.recipientName());
        context.setVariable("facility", facility);
        context.setVariable("subject", written.subject());
        Document filed = Jsoup.parse(letter.html());
        Element words = Objects.requireNonNullElse(filed.selectFirst(".content"), filed.body());
        words.select("a[href]").stream()
                .filter(link -> mailOnlyWords.stream().anyMatch(source -> source.areNeededIn(link.attr("href"))))
                .forEach(link ->
                        Objects.requireNonNullElse(link.closest("p"), link).remove());
        return framed(context, words, to, delivery);
    }

    /** @param context with its language and subject */
    private RenderedLetter framed(Context context, Element words, Correspondent to, Delivery delivery) {
        if (delivery.isOnPaper()) {
            words.select("a[href]").stream()
                    .filter(link -> !link.text().contains(link.attr("href")))
                    .forEach(link -> link.after(" (" + Entities.escape(link.attr("href")) + ")"));
            context.setVariable(
                    delivery == Delivery.POST ? "addressLines" : "faxNumbers",
                    to.destination(delivery).lines().map(String::strip).toList());
        }
        context.setVariable("body", words.html());
        Document page = Jsoup.parse(templates.process(FOLDER + "frame", context));
        page.outputSettings().prettyPrint(false);
        return new RenderedLetter(
                (String) context.getVariable("language"),
                (String) context.getVariable("subject"),
                page.outerHtml(),
                PlainText.of(page));
    }

    private Map<String, Object> variables(CaseScope scope, String letter, Correspondent to, Wording wording) {
        Map<String, Object> known = new HashMap<>(facts.of(scope));
        known.putAll(to.facts());
        letterFacts.orderedStream().forEach(source -> known.putAll(source.of(scope, letter, to)));
        Map<String, Object> said = wording.say(known);
        said.put("today", wording.date(LocalDate.now(clock)));
        said.put("recipientName", to.name());
        return said;
    }

    /** With everything that letters have besides the facts of the case. */
    private Map<String, Object> said(Map<String, Object> facts, String language) {
        Map<String, Object> said = new HashMap<>(facts);
        Locale locale = Wording.locale(language);
        said.put("countryName", countryName(facts.get("country"), locale));
        said.put("language", language);
        said.put("actionName", first(facts.get("actionTitle"), facts.get("title")));
        said.put("openGaps", openGaps(facts, language));
        said.put("openPoints", openPoints(facts));
        said.put(LetterLabels.FACT, labels.of(facts, locale));
        said.put(
                "facility",
                Map.of(
                        "name", facility.name(),
                        "address", facility.address(),
                        "phone", facility.phone(),
                        "fax", facility.fax(),
                        "email", facility.email()));
        return said;
    }

    private String countryName(Object country, Locale locale) {
        return country instanceof String code
                ? countries.find(code).map(found -> found.name(locale)).orElse(null)
                : null;
    }

    /** What the check-list found missing, in the words of the language; null when nothing is open. */
    private static List<?> openGaps(Map<String, Object> facts, String language) {
        if (isComplete(facts) || !(facts.get("gaps") instanceof Collection<?> gaps)) {
            return null;
        }
        List<?> words = gaps.stream()
                .map(gap -> gap instanceof Map<?, ?> texts ? texts.get(language) : null)
                .filter(Objects::nonNull)
                .toList();
        return words.isEmpty() ? null : words;
    }

    /** What the officer added to it, or wants to know of a complete request; null when nothing is open. */
    private static Object openPoints(Map<String, Object> facts) {
        return first(facts.get(isComplete(facts) ? "clarificationNeeded" : "missingItems"), null);
    }

    private static boolean isComplete(Map<String, Object> facts) {
        return "complete".equals(facts.get("screeningDecision"));
    }

    private static Object first(Object wished, Object otherwise) {
        return wished == null || wished.equals("") ? otherwise : wished;
    }

    private static SpringTemplateEngine templates(ResourceBundleMessageSource messages) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}
