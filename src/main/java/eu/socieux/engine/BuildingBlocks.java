package eu.socieux.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Every bean that models may name, by the name they use. */
@Component
public class BuildingBlocks {

    /** What expressions may use of the execution or task at hand. */
    public static final Set<String> SCOPE_MEMBERS = Set.of(
            "setVariable",
            "setVariableLocal",
            "getVariable",
            "hasVariable",
            "processBusinessKey",
            "getProcessBusinessKey",
            "processInstanceId",
            "getProcessInstanceId",
            "currentActivityId",
            "getCurrentActivityId",
            "id",
            "getId",
            "name",
            "getName",
            "assignee",
            "getAssignee");

    private final Supplier<Map<String, Class<?>>> byName;

    @Autowired
    BuildingBlocks(ListableBeanFactory beans) {
        this.byName = SingletonSupplier.of(() -> {
            Map<String, Class<?>> found = new TreeMap<>();
            for (String name : beans.getBeanNamesForAnnotation(BuildingBlock.class)) {
                found.put(name, AopUtils.getTargetClass(beans.getBean(name)));
            }
            return found;
        });
    }

    /** The given blocks, by bean name. */
    public BuildingBlocks(Map<String, Class<?>> blocks) {
        this.byName = () -> blocks;
    }

    /** The names of all blocks. */
    public Set<String> names() {
        return byName.get().keySet();
    }

    /** What the block of this name declares; empty when there is none. */
    public Optional<BuildingBlock> find(String name) {
        return type(name).map(type -> type.getAnnotation(BuildingBlock.class));
    }

    /** Whether the block of this name can be the implementation of a task. */
    public boolean isDelegate(String name) {
        return type(name).filter(JavaDelegate.class::isAssignableFrom).isPresent();
    }

    /** Whether expressions can call this method of the block of this name. */
    public boolean hasMethod(String name, String method) {
        return type(name).stream()
                .flatMap(type -> Stream.of(type.getMethods()))
                .anyMatch(candidate ->
                        candidate.getName().equals(method) && candidate.getDeclaringClass() != Object.class);
    }

    private Optional<Class<?>> type(String name) {
        return Optional.ofNullable(byName.get().get(name));
    }
}
