package eu.socieux.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "Pedido de assistência.pdf, Pedido de assistência.pdf",
        "../../etc/passwd, passwd.txt",
        "C:\\Users\\me\\Demande.docx, Demande.docx",
        "a<b>:c|d?.pdf, a_b__c_d_.pdf",
        "...hidden.pdf, hidden.pdf",
        "CON.pdf, _CON.pdf",
        "'trailing. . .', trailing.txt",
        "'   ', document.txt",
    })
    void a_name_becomes_safe_and_stays_readable(String given, String safe) {
        assertThat(FileName.safe(given, ".txt")).isEqualTo(safe);
    }

    @Test
    void invisible_characters_cannot_disguise_an_extension() {
        assertThat(FileName.safe("invoice\u202Efdp.exe\r\nX-Header: 1", "")).isEqualTo("invoicefdp.exeX-Header_ 1");
    }

    @Test
    void a_long_name_keeps_its_extension() {
        assertThat(FileName.safe("x".repeat(400) + ".pdf", ""))
                .hasSizeLessThanOrEqualTo(150)
                .endsWith("x.pdf");
    }

    @Test
    void no_name_at_all_is_a_document() {
        assertThat(FileName.safe(null, ".pdf")).isEqualTo("document.pdf");
    }
}
