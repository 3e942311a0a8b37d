package eu.socieux;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import eu.socieux.engine.BuildingBlock;
import jakarta.annotation.Resource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The rules of the house that a compiler does not know. */
@AnalyzeClasses(packages = "eu.socieux", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "eu.socieux.";

    /** Each may use only those before it. */
    private static final List<String> SUPPORTING =
            List.of("engine", "calendar", "directory", "records", "documents", "forms", "correspondence", "links");

    private static final Set<String> CAPABILITIES =
            Set.of("intake", "consultation", "planning", "recruitment", "delivery", "evaluation", "roster");

    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            Year.class,
            YearMonth.class,
            ZonedDateTime.class);

    private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Manager|Utils?|Helper|Impl|Base|Common)(Test|IT)?");

    @ArchTest
    static final ArchRule the_engine_is_known_only_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "engine..", "eu.socieux..process..", ROOT + "tasklist..", ROOT + "cockpit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule supporting_modules_use_only_those_before_them = classes()
            .that(describe("are in a supporting module", type -> SUPPORTING.contains(module(type))))
            .should(useOnlyEarlierModules());

    @ArchTest
    static final ArchRule capabilities_do_not_use_each_other = classes()
            .that(describe("are in a capability", type -> CAPABILITIES.contains(module(type))))
            .should(useNoOtherCapability());

    @ArchTest
    static final ArchRule delegates_are_building_blocks_of_their_module = classes()
            .that()
            .implement(JavaDelegate.class)
            .should()
            .haveSimpleNameEndingWith("Delegate")
            .andShould()
            .notHaveModifier(PUBLIC)
            .andShould()
            .beAnnotatedWith(BuildingBlock.class)
            .andShould()
            .resideInAPackage("..process..");

    @ArchTest
    static final ArchRule only_delegates_are_called_so =
            classes().that().haveSimpleNameEndingWith("Delegate").should().implement(JavaDelegate.class);

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses().should().haveNameMatching(SAYS_NOTHING.pattern());

    @ArchTest
    static final ArchRule what_a_class_needs_comes_through_its_constructor = fields().should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notBeAnnotatedWith(Value.class)
            .andShould()
            .notBeAnnotatedWith(Resource.class);

    /** The engine's clock, a bean, is the only one: a test or a scenario that moves it moves everything. */
    @ArchTest
    static final ArchRule nobody_has_a_clock_of_their_own = noClasses()
            .should()
            .callCodeUnitWhere(readsTheClockOfTheMachine())
            .because("the clock is a bean; it is given to now(clock)");

    private static DescribedPredicate<JavaCall<?>> readsTheClockOfTheMachine() {
        return describe("reads the clock of the machine", call -> {
            CodeUnitCallTarget target = call.getTarget();
            JavaClass owner = target.getOwner();
            boolean withoutClock =
                    target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            if (TIMES.stream().anyMatch(owner::isEquivalentTo)) {
                return target.getName().equals("now") && withoutClock;
            }
            if (owner.isEquivalentTo(Date.class)) {
                return target.getName().equals("<init>")
                        && target.getRawParameterTypes().isEmpty();
            }
            if (owner.isEquivalentTo(System.class)) {
                return target.getName().equals("currentTimeMillis");
            }
            return owner.isEquivalentTo(Clock.class) && target.getName().startsWith("system");
        });
    }

    private static ArchCondition<JavaClass> useOnlyEarlierModules() {
        return new ArchCondition<>("use only supporting modules before their own in " + SUPPORTING) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> allowed = Set.copyOf(SUPPORTING.subList(0, SUPPORTING.indexOf(module(type)) + 1));
                report(type, events, other -> allowed.contains(other));
            }
        };
    }

    private static ArchCondition<JavaClass> useNoOtherCapability() {
        return new ArchCondition<>("use no capability but their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                report(type, events, other -> other.equals(module(type)) || SUPPORTING.contains(other));
            }
        };
    }

    private static void report(JavaClass type, ConditionEvents events, java.util.function.Predicate<String> allowed) {
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(ROOT))
                .filter(dependency -> !allowed.test(module(dependency.getTargetClass())))
                .forEach(dependency ->
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
    }

    /** The first package below the root: {@code records} for {@code eu.socieux.records.process.CaseExecution}. */
    private static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        int end = name.indexOf('.', ROOT.length());
        return end < 0 ? name.substring(ROOT.length()) : name.substring(ROOT.length(), end);
    }
}
