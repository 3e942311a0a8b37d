package eu.socieux.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a bean that models may name in an expression. No other bean is visible to models: this is the list of what is
 * allowed. Analysts find these under the given title in the reference of building blocks, and delegates among them as
 * element templates in Modeler; both are generated from here, and what a model fills in is checked against it when the
 * model is deployed.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BuildingBlock {

    /** What an analyst calls it, verb and noun: "Send a letter". */
    String title();

    /** One or two sentences for analysts: what it does and when to use it. */
    String description();

    /** The input parameters which the element sets. */
    Input[] inputs() default {};

    /** The process variables it sets. */
    Output[] outputs() default {};

    /** The BPMN errors it raises, to be caught on the border of the task. */
    Raises[] errors() default {};

    /** Whether running it a second time, after a fault, changes nothing more than the first time. */
    boolean idempotent() default true;

    /** An input parameter of the element. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Input {

        String name();

        /** What the analyst chooses or writes there. */
        String meaning();

        /** Which catalogue the value is from. */
        Choice choice() default Choice.TEXT;

        boolean required() default true;
    }

    /** A process variable which the block sets. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Output {

        String name();

        String meaning();
    }

    /** A BPMN error which the block raises. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Raises {

        String code();

        String meaning();
    }

    /** Where the value of an input comes from. */
    enum Choice {
        /** Any text. */
        TEXT,
        /** A key of the catalogue of letters, or a letter deployed with the model. */
        LETTER,
        /** A role that letters go to. */
        RECIPIENT,
        /** A type of the catalogue of documents. */
        DOCUMENT,
        /** A type of the catalogue of documents which the facility makes itself. */
        GENERATED_DOCUMENT,
        /** A milestone of a case. */
        MILESTONE,
        /** The id of a user task with a form, in the same process. */
        USER_TASK
    }
}
