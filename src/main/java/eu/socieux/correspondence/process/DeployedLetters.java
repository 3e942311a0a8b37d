package eu.socieux.correspondence.process;

import eu.socieux.correspondence.LetterTexts;
import eu.socieux.engine.deployment.ModelSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The letters that analysts deployed with a model. A running case keeps those of its own process version. */
@Component
class DeployedLetters {

    private final RepositoryService repositoryService;
    private final Map<String, LetterTexts> known = new ConcurrentHashMap<>();

    DeployedLetters(@Lazy RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /** The texts of a letter deployed with this version of a process; none when it carries no such letter. */
    LetterTexts with(String processDefinitionId, String letter) {
        String deployment =
                repositoryService.getProcessDefinition(processDefinitionId).getDeploymentId();
        return known.computeIfAbsent(deployment + "/" + letter, key -> read(deployment, letter));
    }

    private LetterTexts read(String deployment, String letter) {
        Map<String, String> texts = new HashMap<>();
        for (String name : repositoryService.getDeploymentResourceNames(deployment)) {
            for (String language : LetterTexts.languages()) {
                if (ModelSet.baseName(name).equals(LetterTexts.fileOf(letter, language))) {
                    texts.put(language, content(deployment, name));
                }
            }
        }
        return new LetterTexts(texts);
    }

    private String content(String deployment, String name) {
        try (InputStream content = repositoryService.getResourceAsStream(deployment, name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The deployed letter " + name + " cannot be read.", unreadable);
        }
    }
}
