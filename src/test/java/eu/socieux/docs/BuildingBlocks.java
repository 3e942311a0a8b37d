package eu.socieux.docs;

import eu.socieux.engine.BuildingBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The beans that models may name, found without starting the application. */
final class BuildingBlocks {

    private final Map<String, BuildingBlock> byBean = new TreeMap<>();

    BuildingBlocks() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(BuildingBlock.class));
        var registry = new GenericApplicationContext();
        for (BeanDefinition bean : scan.findCandidateComponents("eu.socieux")) {
            Class<?> type = ClassUtils.resolveClassName(bean.getBeanClassName(), null);
            byBean.put(
                    AnnotationBeanNameGenerator.INSTANCE.generateBeanName(bean, registry),
                    type.getAnnotation(BuildingBlock.class));
        }
    }

    /** What analysts call it; the name of the bean when there is none. */
    String title(String bean) {
        return byBean.containsKey(bean) ? byBean.get(bean).title() : Markdown.code(bean);
    }

    /** The names of the process variables it sets. */
    List<String> outputs(String bean) {
        return byBean.containsKey(bean)
                ? Arrays.stream(byBean.get(bean).outputs())
                        .map(BuildingBlock.Output::name)
                        .toList()
                : List.of();
    }
}
