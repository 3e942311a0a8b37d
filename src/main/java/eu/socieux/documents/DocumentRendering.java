package eu.socieux.documents;

import eu.socieux.documents.DocumentRegister.Place;
import eu.socieux.engine.CurrentStaff;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes the facility's own documents from templates and the facts of a case, and files them as they are that day. */
@Component
public class DocumentRendering {

    private static final Set<String> LANGUAGES = Set.of("en", "fr", "es", "pt");

    private final DocumentCatalogue catalogue;
    private final Documents documents;
    private final CaseFacts caseFacts;
    private final TemplateFacts templateFacts;
    private final PdfWriter pdfWriter;
    private final CurrentStaff staff;
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    DocumentRendering(
            DocumentCatalogue catalogue,
            Documents documents,
            CaseFacts caseFacts,
            TemplateFacts templateFacts,
            DocumentTexts texts,
            PdfWriter pdfWriter,
            CurrentStaff staff) {
        this.catalogue = catalogue;
        this.documents = documents;
        this.caseFacts = caseFacts;
        this.templateFacts = templateFacts;
        this.pdfWriter = pdfWriter;
        this.staff = staff;
        templates.setTemplateResolver(resolver());
        templates.setTemplateEngineMessageSource(texts.source());
    }

    /**
     * Renders a document of the case or activity and files it, as the next version when there is one already. A type
     * made per expert gives one document for each member of the team, with the expert's reference as its subject.
     *
     * @throws RefusedDocument when there is no such type
     * @throws IllegalArgumentException when the type is not one that the facility makes
     */
    @Transactional
    public List<RegisteredDocument> render(CaseScope scope, String key) {
        DocumentType type = catalogue.type(key);
        if (!type.generated()) {
            throw new IllegalArgumentException("The document type '" + key
                    + "' is not generated; in the catalogue of document types it has to say generated: true.");
        }
        Map<String, Object> facts = caseFacts.of(scope);
        if (type.per() == DocumentType.Per.SCOPE) {
            return List.of(render(scope, type, null, facts));
        }
        return experts(scope, type, facts).stream()
                .map(expert -> {
                    Map<String, Object> withExpert = new HashMap<>(facts);
                    withExpert.put("expert", expert);
                    return render(scope, type, String.valueOf(expert.get("reference")), withExpert);
                })
                .toList();
    }

    private RegisteredDocument render(CaseScope scope, DocumentType type, String subject, Map<String, Object> facts) {
        Place place = documents.placeOfGenerated(scope, type, subject);
        DocumentStatus status = type.draftUntil() != null && facts.get(type.draftUntil()) == null
                ? DocumentStatus.DRAFT
                : DocumentStatus.FINAL;
        Locale locale = locale(type, facts);
        Map<String, Object> variables = templateFacts.of(facts, locale);
        variables.put("documentCode", place.code());
        variables.put("instanceVersion", place.number());
        variables.put("formVersion", TemplateFacts.date(type.formVersion(), locale));
        variables.put("status", status.key());
        variables.put("documentStatus", status.key());
        String html = templates.process("documents/" + type.key(), new Context(locale, variables));
        NewDocument document = new NewDocument(
                scope,
                type.key(),
                subject,
                place.code().replace('/', '_') + ".pdf",
                pdfWriter.write(html),
                staff.userId().orElse("system"),
                NewDocument.GENERATED);
        return documents.fileGenerated(place, document, locale.getLanguage(), status);
    }

    private static List<Map<?, ?>> experts(CaseScope scope, DocumentType type, Map<String, Object> facts) {
        List<Map<?, ?>> team = DocumentSubjects.experts(facts);
        if (!team.isEmpty()) {
            return team;
        }
        throw new IllegalStateException("'" + type.key() + "' is made for each expert, and " + scope
                + " has no team; render it after the experts were selected.");
    }

    private static Locale locale(DocumentType type, Map<String, Object> facts) {
        String language = DocumentType.PARTNER.equals(type.language())
                ? String.valueOf(facts.get("correspondenceLanguage"))
                : type.language();
        // British English: the day stands before the month, as in the other languages.
        return LANGUAGES.contains(language) && !"en".equals(language) ? Locale.forLanguageTag(language) : Locale.UK;
    }

    private static ClassLoaderTemplateResolver resolver() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
