package eu.socieux.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Sequences;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentsIT {

    @Autowired
    private Documents documents;

    @Autowired
    private DocumentRendering rendering;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Sequences sequences;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private CaseNumber caseNumber;
    private CaseScope wholeCase;

    @BeforeEach
    void openCase() {
        caseNumber = transactions.execute(status -> {
            CaseNumber next = sequences.nextCaseNumber();
            caseFile.open(next);
            return next;
        });
        wholeCase = CaseScope.wholeCase(caseNumber);
    }

    @Test
    void what_was_filed_is_read_back_byte_for_byte() throws IOException {
        byte[] content = new byte[1_500_000];
        new Random(7).nextBytes(content);

        RegisteredDocument filed = documents.file(
                new NewDocument(wholeCase, "request_original", null, "../letter", content, "a@b.example", "mail"));

        assertThat(filed.latest())
                .returns(caseNumber + "/request_original/v1", DocumentVersion::code)
                .returns("letter.bin", DocumentVersion::fileName)
                .returns("application/octet-stream", DocumentVersion::mediaType)
                .returns(1_500_000L, DocumentVersion::size)
                .returns(DocumentStatus.FINAL, DocumentVersion::status);
        try (InputStream stored = documents.content(filed.latest().id())) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void a_further_filing_is_the_next_version_and_the_former_stays() throws IOException {
        RegisteredDocument first = upload(wholeCase, "partner_acceptance", "We accept the plan.");
        RegisteredDocument second = upload(wholeCase, "partner_acceptance", "We accept the corrected plan.");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.versions())
                .extracting(DocumentVersion::code)
                .containsExactly(caseNumber + "/partner_acceptance/v2", caseNumber + "/partner_acceptance/v1");
        assertThat(second.versions().get(1).status()).isEqualTo(DocumentStatus.SUPERSEDED);
        try (InputStream stored = documents.content(first.latest().id())) {
            assertThat(stored).hasContent("We accept the plan.");
        }
    }

    @Test
    void types_of_which_there_are_several_get_documents_of_their_own() {
        upload(wholeCase, "deliverable", "Draft law");
        RegisteredDocument manual = upload(wholeCase, "deliverable", "Manual");
        RegisteredDocument corrected = documents.replace(
                manual.id(),
                new NewDocument(
                        wholeCase, "deliverable", null, "m.txt", "Manual, corrected".getBytes(UTF_8), "x", "upload"));

        assertThat(manual.latest().code()).isEqualTo(caseNumber + "/deliverable-2/v1");
        assertThat(corrected.latest().code()).isEqualTo(caseNumber + "/deliverable-2/v2");
        assertThat(documents.ofCase(caseNumber)).hasSize(2);
    }

    @Test
    void the_same_file_twice_is_one_document() {
        RegisteredDocument once = upload(wholeCase, "deliverable", "Draft law");

        assertThat(upload(wholeCase, "deliverable", "Draft law")).isEqualTo(once);
    }

    @Test
    void a_document_counts_for_its_activity_and_one_of_the_case_for_all() {
        CaseScope first = new CaseScope(caseNumber, 1);
        CaseScope second = new CaseScope(caseNumber, 2);
        upload(first, "mission_report", "Report of the first mission");
        upload(wholeCase, "action_form", "Signed action form");

        assertThat(documents.onFile(first, "mission_report")).isTrue();
        assertThat(documents.onFile(second, "mission_report")).isFalse();
        assertThat(documents.onFile(wholeCase, "mission_report")).isFalse();
        assertThat(documents.onFile(second, "action_form")).isTrue();
        assertThat(documents.latest(second, "action_form", null)).isPresent();
        assertThat(documents.latest(second, "action_form", "somebody")).isEmpty();
    }

    @Test
    void a_document_set_aside_stays_and_counts_for_nothing() {
        RegisteredDocument wrong = upload(wholeCase, "partner_acceptance", "Somebody else's letter");

        documents.setAside(wrong.id(), "clerk", "belongs to another case");

        assertThat(documents.onFile(wholeCase, "partner_acceptance")).isFalse();
        assertThat(documents.ofCase(caseNumber)).singleElement().satisfies(document -> {
            assertThat(document.status()).isEqualTo(DocumentStatus.VOID);
            assertThat(document.voidReason()).isEqualTo("belongs to another case");
        });
        assertThat(upload(wholeCase, "partner_acceptance", "The letter")
                        .latest()
                        .code())
                .isEqualTo(caseNumber + "/partner_acceptance-2/v1");
    }

    @Test
    void the_database_refuses_to_change_or_delete_what_was_filed() {
        long version = upload(wholeCase, "other", "A note").latest().id();

        assertThatThrownBy(() -> jdbc.sql("update document_content set content = '' where version_id = :id")
                        .param("id", version)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> jdbc.sql("delete from document_version where id = :id")
                        .param("id", version)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_program_cannot_be_uploaded_under_any_name() {
        byte[] program = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xFF, (byte) 0xFF};

        assertThatThrownBy(() ->
                        documents.file(new NewDocument(wholeCase, "other", null, "plan.pdf", program, "x", "upload")))
                .isInstanceOf(RefusedDocument.class)
                .hasMessageContaining("plan.pdf is a program");
    }

    @Test
    void an_unknown_type_is_refused_with_the_types_there_are() {
        assertThatThrownBy(() -> upload(wholeCase, "poem", "Roses are red"))
                .isInstanceOf(RefusedDocument.class)
                .hasMessageContaining("'poem'")
                .hasMessageContaining("request_original");
    }

    @Test
    void the_action_form_speaks_the_language_of_the_partner_and_is_a_draft_until_approved() throws IOException {
        caseFile.note(
                wholeCase,
                "screening",
                Map.of(
                        "correspondenceLanguage",
                        "fr",
                        "country",
                        "SN",
                        "institutionName",
                        "Caisse de sécurité sociale"));
        caseFile.note(
                wholeCase,
                "plan",
                Map.of(
                        "actionTitle",
                        "Protéger l’économie informelle – ναί, да",
                        "activityCount",
                        1,
                        "activity1Title",
                        "Diagnostic",
                        "activity1StartsOn",
                        "2026-08-10",
                        "budgetTravel",
                        1200));

        RegisteredDocument draft = rendering.render(wholeCase, "action_form").get(0);
        caseFile.note(wholeCase, "approval", Map.of("actionCode", "2026-014 SEN"));
        RegisteredDocument approved = rendering.render(wholeCase, "action_form").get(0);

        assertThat(draft.status()).isEqualTo(DocumentStatus.DRAFT);
        assertThat(draft.latest().language()).isEqualTo("fr");
        assertThat(approved.latest())
                .returns("2026-014 SEN/action_form/v2", DocumentVersion::code)
                .returns("2026-014 SEN_action_form_v2.pdf", DocumentVersion::fileName)
                .returns("application/pdf", DocumentVersion::mediaType)
                .returns(DocumentStatus.FINAL, DocumentVersion::status);
        try (PDDocument pdf = open(approved)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Protéger l’économie informelle – ναί, да")
                    .contains("10 août 2026")
                    .contains("Sénégal")
                    .contains("2026-014 SEN/action_form/v2")
                    .doesNotContain("??");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
            assertThat(pdf.getDocumentCatalog().getOutputIntents()).isNotEmpty();
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
                    .containsPattern("pdfaid:part[>=\"']+2");
        }
    }

    @Test
    void assignment_letters_are_made_for_each_expert() throws IOException {
        CaseScope activity = new CaseScope(caseNumber, 1);
        caseFile.note(
                activity,
                "team",
                Map.of(
                        "experts",
                        List.of(
                                Map.of("reference", "A-1", "name", "Ana Lima", "employer", "INSS"),
                                Map.of("reference", "A-2", "name", "Jan Peeters", "employer", "FOD"))));

        List<RegisteredDocument> letters = rendering.render(activity, "assignment_letter");
        List<RegisteredDocument> again = rendering.render(activity, "assignment_letter");

        assertThat(letters).extracting(RegisteredDocument::subject).containsExactly("A-1", "A-2");
        assertThat(again)
                .extracting(letter -> letter.latest().code())
                .containsExactly(caseNumber + "/A1/assignment_letter/v2", caseNumber + "/A1/assignment_letter-2/v2");
        try (PDDocument pdf = open(letters.get(1))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Jan Peeters")
                    .doesNotContain("Ana Lima");
        }
    }

    @Test
    void every_generated_type_can_be_rendered_for_a_case_of_which_little_is_known() throws IOException {
        for (String type : List.of(
                "eligibility_sheet",
                "terms_of_reference",
                "call_for_experts",
                "selection_minutes",
                "evaluation_report",
                "follow_up_note")) {
            try (PDDocument pdf = open(rendering.render(wholeCase, type).get(0))) {
                assertThat(new PDFTextStripper().getText(pdf)).as(type).contains(caseNumber.value());
            }
        }
    }

    private PDDocument open(RegisteredDocument document) throws IOException {
        try (InputStream content = documents.content(document.latest().id())) {
            return Loader.loadPDF(content.readAllBytes());
        }
    }

    private RegisteredDocument upload(CaseScope scope, String type, String text) {
        return documents.file(
                new NewDocument(scope, type, null, "letter.txt", text.getBytes(UTF_8), "clerk", NewDocument.UPLOAD));
    }
}
