package eu.socieux.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys processes, decisions and forms as one deployment at start, and nothing when nothing changed. Names are those
 * of the checkout, whether the application runs from a jar or from classes: otherwise each change of packaging would
 * make a new version of every model.
 */
@Component
class ModelDeployment implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

    private final RepositoryService repositoryService;
    private final EngineSettings settings;

    ModelDeployment(RepositoryService repositoryService, EngineSettings settings) {
        this.repositoryService = repositoryService;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        DeploymentBuilder deployment = repositoryService
                .createDeployment()
                .name("SOCIEUX")
                .source("application start")
                .enableDuplicateFiltering(false);
        for (var model : models().entrySet()) {
            try (InputStream content = model.getValue().getInputStream()) {
                deployment.addInputStream(model.getKey(), content);
            }
        }
        String id = deployment.deploy().getId();
        log.info("Models are deployed as {}.", id);
    }

    private Map<String, Resource> models() throws IOException {
        Map<String, Resource> found = new TreeMap<>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String pattern : settings.models()) {
            String root = pattern.substring(pattern.indexOf(':') + 1, pattern.indexOf('/') + 1);
            for (Resource resource : resolver.getResources(pattern)) {
                String address = resource.getURL().toString();
                found.put(address.substring(address.lastIndexOf("/" + root) + 1), resource);
            }
        }
        return found;
    }
}
