package eu.socieux.correspondence;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Facility;
import eu.socieux.forms.FeelExpressions;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
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
    private final SpringTemplateEngine templates = templates();

    LetterRendering(
            CaseFacts facts,
            ObjectProvider<LetterFacts> letterFacts,
            Countries countries,
            Facility facility,
            Clock clock,
            FeelExpressions feel,
            ObjectProvider<MailOnlyWords> mailOnlyWords) {
        this.facts = facts;
        this.letterFacts = letterFacts;
        this.countries = countries;
        this.facility = facility;
        this.clock = clock;
        this.feel = feel;
        this.mailOnlyWords = mailOnlyWords;
    }

    RenderedLetter render(CaseScope scope, String letter, Correspondent to) {
        return render(scope, letter, LetterTexts.NONE, to, Delivery.EMAIL);
    }

    /**
     * @param deployed texts in place of those that come with the software
     * @param delivery a letter on paper has an address window, or the number it is faxed to
     */
    RenderedLetter render(CaseScope scope, String letter, LetterTexts deployed, Correspondent to, Delivery delivery) {
        String wished = Wording.language(to.language());
        String language = deployed.isEmpty() ? available(letter, wished) : deployed.languageFor(wished);
        Locale locale = Wording.locale(language);
        Context context = new Context(locale, variables(scope, letter, to, new Wording(locale, clock.getZone())));
        context.setVariable("countryName", countryName(context.getVariable("country"), locale));
        context.setVariable("language", language);

        Document body = deployed.isEmpty()
                ? Jsoup.parse(templates.process(FOLDER + letter + "." + language, context))
                : DeployedLetterText.fill(deployed.text(language), said(context), feel);
        String subject = MailText.oneLine(body.title());
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
        said.put("facility", facility);
        return said;
    }

    private Map<String, Object> said(Context context) {
        Map<String, Object> said = new HashMap<>();
        context.getVariableNames().forEach(name -> said.put(name, context.getVariable(name)));
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

    private static String available(String letter, String language) {
        if (exists(letter, language)) {
            return language;
        }
        if (exists(letter, "en")) {
            return "en";
        }
        throw new UnknownLetter(
                "The letter '" + letter + "' has no text; add templates/" + FOLDER + letter + ".en.html.");
    }

    private static boolean exists(String letter, String language) {
        return new ClassPathResource("templates/" + FOLDER + letter + "." + language + ".html").exists();
    }

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/letters", "messages/terms");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}
