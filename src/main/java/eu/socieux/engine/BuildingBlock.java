package eu.socieux.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a bean that models may name in an expression. No other bean is visible to models.
 * Analysts find these in the reference of building blocks under the given title.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BuildingBlock {

    /** What an analyst calls it, verb and noun: "Send a letter". */
    String title();

    /** One or two sentences for analysts: what it does and when to use it. */
    String description();

    /** The input parameters the element has to set, each "name: meaning". */
    String[] inputs() default {};

    /** The process variables it sets, each "name: meaning". */
    String[] outputs() default {};
}
