package eu.socieux.engine.guard;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlocks;
import java.beans.FeatureDescriptor;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.joda.time.ReadableInstant;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Stands first among the resolvers of an expression. Names resolve to building blocks only, and properties and methods
 * are open only on building blocks, on the execution or task at hand, and on plain values. Everything else an
 * expression could climb to (classes, loaders, the engine's services, the application context) is refused.
 */
final class ModelExpressionResolver extends ELResolver {

    private final ListableBeanFactory beans;

    ModelExpressionResolver(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null) {
            refuseUnlessOpen(base, property);
            return null;
        }
        // A query has no scope: there beans stay out of reach, whatever path led an expression into it.
        if (property instanceof String name
                && context.getContext(VariableScope.class) != null
                && isBuildingBlock(name)) {
            context.setPropertyResolved(true);
            return beans.getBean(name);
        }
        return null;
    }

    @Override
    public Object invoke(
            ELContext context, Object base, Object method, Class<?>[] parameterTypes, Object[] parameters) {
        refuseUnlessOpen(base, method);
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        if (base != null) {
            refuseUnlessOpen(base, property);
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw new ELException("An expression cannot assign '" + property + "'.");
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    private boolean isBuildingBlock(String name) {
        return beans.containsBean(name) && beans.findAnnotationOnBean(name, BuildingBlock.class) != null;
    }

    private static void refuseUnlessOpen(Object base, Object member) {
        String name = String.valueOf(member);
        if (!isOpen(base, name)) {
            throw new ELException("An expression may not use '" + name + "' of "
                    + base.getClass().getSimpleName()
                    + ". Models reach variables, and the building blocks of the reference.");
        }
    }

    private static boolean isOpen(Object base, String member) {
        if (member.equals("class") || member.equals("getClass")) {
            return false;
        }
        if (base instanceof BaseDelegateExecution || base instanceof DelegateTask) {
            return BuildingBlocks.SCOPE_MEMBERS.contains(member);
        }
        return base instanceof String
                || base instanceof Number
                || base instanceof Boolean
                || base instanceof Date
                || base instanceof ReadableInstant
                || base instanceof Collection
                || base instanceof Map
                || AnnotationUtils.findAnnotation(AopUtils.getTargetClass(base), BuildingBlock.class) != null;
    }
}
