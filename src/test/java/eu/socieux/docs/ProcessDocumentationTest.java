package eu.socieux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessDocumentationTest {

    @Test
    void thePagesAboutTheProcessesShowTheModelsAsTheyAre() throws IOException {
        assertThat(new GeneratedFiles(ProcessPages.FOLDER, new ProcessPages().files()).stale())
                .as(
                        "files in %s that do not show the models as they are; run: %s",
                        ProcessPages.FOLDER, ProcessPages.REGENERATE)
                .isEmpty();
    }
}
