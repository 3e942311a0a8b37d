package eu.socieux;

import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.correspondence.Correspondents;
import eu.socieux.correspondence.Letters;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlocks;
import eu.socieux.engine.deployment.Deployed;
import eu.socieux.engine.deployment.DeploymentCheck;
import eu.socieux.engine.deployment.DeploymentGate;
import eu.socieux.engine.deployment.ModelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

/** The gate with the checks of all modules, as at start, without the application, and the files it looks at there. */
public final class ShippedChecks {

    private static final String ROOT = "eu.socieux";

    private ShippedChecks() {}

    /** Why the gate would refuse these files if nothing else were deployed. */
    public static List<String> reasonsAgainst(Map<String, byte[]> files) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
            context.registerBean(BuildingBlocks.class, () -> new BuildingBlocks(buildingBlocks()));
            context.registerBean(Letters.class, ShippedChecks::letters);
            context.registerBean("gate", type("eu.socieux.engine.deployment.DeploymentGate"));
            for (String component : List.of(
                    "documents.DocumentCatalogue",
                    "documents.DocumentTexts",
                    "forms.FormSchemas",
                    "forms.process.EngineFeel",
                    "correspondence.LetterTextCheck",
                    "records.FactCatalogue")) {
                context.registerBean(type(ROOT + "." + component));
            }
            scan(new AssignableTypeFilter(DeploymentCheck.class))
                    .forEach(check -> context.registerBean(type(check.getBeanClassName())));
            context.refresh();
            return context.getBean(DeploymentGate.class).reasonsAgainst(new ModelSet(files, Deployed.NOTHING));
        }
    }

    /** The processes, decisions and forms of the checkout, by the names they are deployed under. */
    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                for (Path file : found.filter(path -> path.toString().matches(".*\\.(bpmn|dmn|form)"))
                        .toList()) {
                    files.put(file.toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return files;
    }

    /** The building blocks by the name of their bean. */
    public static Map<String, Class<?>> buildingBlocks() {
        Map<String, Class<?>> blocks = new TreeMap<>();
        var registry = new GenericApplicationContext();
        scan(new AnnotationTypeFilter(BuildingBlock.class))
                .forEach(found -> blocks.put(
                        AnnotationBeanNameGenerator.INSTANCE.generateBeanName(found, registry),
                        type(found.getBeanClassName())));
        return blocks;
    }

    /** The letters that come with the software, with the role each goes to by itself. */
    public static Map<String, String> letterRecipients() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("letters/catalogue.yaml"));
        Map<String, String> recipients = new TreeMap<>();
        yaml.getObject()
                .forEach((letter, line) -> recipients.put(letter, (String) ((Map<?, ?>) line).get("recipient")));
        return recipients;
    }

    /** The roles that letters go to, as the modules that know them say. */
    public static Set<String> recipientRoles() {
        Set<String> roles = new TreeSet<>();
        scan(new AssignableTypeFilter(Correspondents.class))
                .forEach(found -> roles.addAll(
                        ((Correspondents) mock(type(found.getBeanClassName()), CALLS_REAL_METHODS)).roles()));
        return roles;
    }

    private static Letters letters() {
        Map<String, String> recipients = letterRecipients();
        Set<String> roles = recipientRoles();
        Letters letters = mock(Letters.class);
        when(letters.known()).thenReturn(new HashSet<>(recipients.keySet()));
        when(letters.recipientRoles()).thenReturn(roles);
        recipients.forEach(
                (letter, recipient) -> when(letters.usualRecipient(letter)).thenReturn(Optional.of(recipient)));
        return letters;
    }

    private static Set<BeanDefinition> scan(TypeFilter filter) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(filter);
        return scan.findCandidateComponents(ROOT);
    }

    private static Class<?> type(String name) {
        return ClassUtils.resolveClassName(name, null);
    }
}
