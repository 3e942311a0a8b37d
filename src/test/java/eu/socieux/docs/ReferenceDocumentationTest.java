package eu.socieux.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.ShippedChecks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;

/** The reference and the element templates, both made from the annotated building blocks and the catalogues. */
class ReferenceDocumentationTest {

    /** Folder into which {@code npm install @bpmn-io/element-templates-validator} was run. */
    private static final String VALIDATOR = System.getenv("SOCIEUX_TEMPLATE_VALIDATOR");

    private static final String VALIDATE =
            """
            const { readdirSync, readFileSync } = require('fs');
            const folder = process.argv[1], modules = process.argv[2];
            const { validate } = require(require.resolve('@bpmn-io/element-templates-validator', { paths: [ modules ] }));
            for (const file of readdirSync(folder)) {
              const { valid, errors } = validate(JSON.parse(readFileSync(folder + '/' + file, 'utf8')));
              if (!valid) console.log(file + ': ' + JSON.stringify(errors.map(error => error.message)));
            }
            console.log('validated ' + readdirSync(folder).length);
            """;

    @Test
    void thePagesOfTheReferenceShowTheCataloguesAsTheyAre() throws IOException {
        assertThat(new GeneratedFiles(ReferencePages.FOLDER, new ReferencePages().files()).stale())
                .as("files in %s that are out of date; run: %s", ReferencePages.FOLDER, GeneratedFiles.REGENERATE)
                .isEmpty();
    }

    @Test
    void theElementTemplatesOfferTheBuildingBlocksAndCataloguesAsTheyAre() throws IOException {
        assertThat(new GeneratedFiles(ElementTemplates.FOLDER, new ElementTemplates().files()).stale())
                .as("files in %s that are out of date; run: %s", ElementTemplates.FOLDER, GeneratedFiles.REGENERATE)
                .isEmpty();
    }

    @Test
    void everyDelegateHasATemplateAndEveryTemplateAnIdOfItsOwn() throws IOException {
        Set<String> delegates = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, String> file : new ElementTemplates().files().entrySet()) {
            JsonNode template = new ObjectMapper().readTree(file.getValue());
            assertThat(ids.add(template.path("id").asText())).as(file.getKey()).isTrue();
            template.path("properties").forEach(property -> {
                if (property.path("binding").path("name").asText().equals("camunda:delegateExpression")) {
                    delegates.add(property.path("value").asText());
                }
                assertThat(property.path("type").asText()).isIn("Hidden", "String", "Dropdown");
                assertThat(property.path("choices").isMissingNode())
                        .isNotEqualTo(property.path("type").asText().equals("Dropdown"));
            });
        }
        assertThat(delegates)
                .containsExactlyInAnyOrderElementsOf(ShippedChecks.buildingBlocks().entrySet().stream()
                        .filter(block -> JavaDelegate.class.isAssignableFrom(block.getValue()))
                        .map(block -> "${" + block.getKey() + "}")
                        .toList());
    }

    @Test
    void theValidatorOfModelerAcceptsEveryTemplate() throws Exception {
        assumeTrue(
                VALIDATOR != null,
                "Templates are not validated: set SOCIEUX_TEMPLATE_VALIDATOR to a folder with"
                        + " @bpmn-io/element-templates-validator installed by npm.");
        Process node = new ProcessBuilder(List.of(
                        "node",
                        "-e",
                        VALIDATE,
                        ElementTemplates.FOLDER.toString(),
                        Path.of(VALIDATOR).toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(output).isZero();
        try (var files = Files.list(ElementTemplates.FOLDER)) {
            assertThat(output.strip()).isEqualTo("validated " + files.count());
        }
    }
}
