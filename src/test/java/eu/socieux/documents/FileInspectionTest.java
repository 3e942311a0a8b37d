package eu.socieux.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FileInspectionTest {

    private static final byte[] PROGRAM = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xFF, (byte) 0xFF};
    private static final String FRENCH = "Nous avons l'honneur de solliciter l'appui de la facilité pour la réforme de "
            + "notre système de protection sociale, en particulier pour l'extension de la couverture aux travailleurs "
            + "de l'économie informelle et la formation de nos cadres.";

    private final FileInspection inspection = new FileInspection();

    @Test
    void the_hash_and_the_size_are_those_of_the_bytes() {
        try (SpooledFile file = spooled("abc".getBytes(UTF_8))) {
            assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(file.size()).isEqualTo(3);
        }
    }

    @Test
    void the_spooled_file_is_gone_afterwards() {
        SpooledFile file = spooled("abc".getBytes(UTF_8));
        file.close();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void an_empty_file_is_refused_by_name() {
        assertThatThrownBy(() -> spooled(new byte[0]))
                .isInstanceOf(RefusedDocument.class)
                .hasMessageContaining("letter.pdf is empty");
    }

    @Test
    void a_file_above_the_limit_is_refused_with_the_limit() {
        assertThatThrownBy(() -> SpooledFile.of(
                        new ByteArrayInputStream(new byte[2_000_000]), "scan.tiff", DataSize.ofMegabytes(1)))
                .isInstanceOf(RefusedDocument.class)
                .hasMessageContaining("scan.tiff is larger than 1 MB");
    }

    @Test
    void a_program_is_found_out_whatever_it_is_called() {
        try (SpooledFile file = spooled(PROGRAM)) {
            assertThat(inspection.mediaType(file)).isEqualTo("application/x-msdownload");
        }
    }

    @Test
    void html_is_never_taken_for_plain_text() {
        try (SpooledFile file = spooled("<!DOCTYPE html><html><body>Hello</body></html>".getBytes(UTF_8))) {
            assertThat(inspection.mediaType(file)).isEqualTo("text/html");
        }
    }

    @Test
    void an_archive_is_not_an_office_document() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("notes.txt"));
            out.write("notes".getBytes(UTF_8));
        }
        try (SpooledFile file = spooled(zip.toByteArray())) {
            assertThat(inspection.mediaType(file)).isEqualTo("application/zip");
        }
    }

    @Test
    void the_language_of_enough_text_is_told() {
        try (SpooledFile file = spooled(FRENCH.getBytes(UTF_8))) {
            assertThat(inspection.language(file, inspection.mediaType(file))).hasValue("fr");
        }
    }

    @Test
    void the_language_of_a_few_words_is_not_guessed() {
        try (SpooledFile file = spooled("OK 123".getBytes(UTF_8))) {
            assertThat(inspection.language(file, "text/plain")).isEmpty();
        }
    }

    @Test
    void a_broken_pdf_is_taken_in_without_a_language() throws IOException {
        try (SpooledFile file = spooled("%PDF-1.7\nbroken".getBytes(UTF_8))) {
            assertThat(inspection.mediaType(file)).isEqualTo("application/pdf");
            assertThat(inspection.language(file, "application/pdf")).isEmpty();
            assertThat(Files.size(file.path())).isEqualTo(file.size());
        }
    }

    private static SpooledFile spooled(byte[] bytes) {
        return SpooledFile.of(new ByteArrayInputStream(bytes), "letter.pdf", DataSize.ofMegabytes(1));
    }
}
