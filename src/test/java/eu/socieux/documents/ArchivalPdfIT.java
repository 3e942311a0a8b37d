package eu.socieux.documents;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds what the facility makes against the archive's format: an independent validator reads each PDF. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchivalPdfIT {

    private static int lastCase = 950;

    @Autowired
    private DocumentCatalogue catalogue;

    @Autowired
    private DocumentRendering rendering;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseFile caseFile;

    @BeforeAll
    static void startValidator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "pt"})
    void every_generated_document_is_a_valid_archival_PDF(String language) throws Exception {
        CaseNumber caseNumber = new CaseNumber("R-2061-" + ++lastCase);
        caseFile.open(caseNumber);
        CaseScope activity = new CaseScope(caseNumber, 1);
        caseFile.note(CaseScope.wholeCase(caseNumber), "facts", facts(language));
        caseFile.note(activity, "team", team());
        List<DocumentType> generated =
                catalogue.all().stream().filter(DocumentType::generated).toList();

        assertThat(generated).isNotEmpty();
        for (DocumentType type : generated) {
            for (RegisteredDocument document : rendering.render(activity, type.key())) {
                assertThat(problems(document))
                        .as("%s in %s", type.key(), language)
                        .isEmpty();
            }
        }
    }

    private List<String> problems(RegisteredDocument document) throws Exception {
        try (InputStream content = documents.content(document.latest().id());
                PDFAParser parser = Foundries.defaultInstance().createParser(content, PDFAFlavour.PDFA_2_U);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + ": " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }

    private static Map<String, Object> facts(String language) {
        return Map.of(
                "correspondenceLanguage", language,
                "country", "SN",
                "institutionName", "Caisse de sécurité sociale",
                "title", "Protéção, protección & protection – ναί, да",
                "actionTitle", "Protéger l’économie informelle",
                "activityCount", 1,
                "activity1Title", "Diagnostic",
                "activity1StartsOn", "2061-08-10",
                "budgetTravel", 1200);
    }

    private static Map<String, Object> team() {
        return Map.of(
                "experts",
                List.of(
                        Map.of("reference", "A-1", "name", "Ana Lima", "employer", "INSS"),
                        Map.of("reference", "A-2", "name", "Jan Peeters", "employer", "FOD")));
    }
}
