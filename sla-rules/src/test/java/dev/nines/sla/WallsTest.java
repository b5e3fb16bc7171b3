package dev.nines.sla;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.AnnotatedType;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The walls of this room: values in, values out. */
@AnalyzeClasses(packages = "dev.nines.sla", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String STATISTICS = "dev.nines.sla.statistics";
    private static final String STORE = "dev.nines.sla.store";
    private static final Set<String> ASK_THE_CLOCK =
            Set.of("now", "nanoTime", "currentTimeMillis", "systemDefault", "systemUTC", "systemDefaultZone");
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @ArchTest
    static final ArchRule imports_only_the_jdk_jspecify_and_hdr_histogram = classes().should().onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", "org.HdrHistogram..", "dev.nines.sla.."));

    @ArchTest
    static final ArchRule has_no_input_no_output_no_threads_and_no_chance = noClasses().should().dependOnClassesThat(
            resideInAnyPackage(
                            "java.io..", "java.nio..", "java.net..", "java.sql..", "java.util.logging..",
                            "java.util.concurrent..")
                    .or(named("java.lang.Thread", "java.util.Random", "java.util.Timer", "java.lang.Process")));

    @ArchTest
    static final ArchRule is_told_the_time_the_zone_and_the_locale = noClasses().should().callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("the clock, the default zone or the default locale is asked") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return asksAround(call.getTarget());
                }
            });

    @ArchTest
    static final ArchRule no_floating_point_field_outside_statistics =
            noFields().that().areDeclaredInClassesThat(outsideStatistics()).should().haveRawType(floating());

    @ArchTest
    static final ArchRule no_floating_point_parameter_or_result_outside_statistics =
            noCodeUnits().that().areDeclaredInClassesThat(outsideStatistics()).should(speakInFloatingPoint());

    @ArchTest
    static final ArchRule only_a_statement_prints_statistics_and_only_an_alert_is_decided_by_them = noClasses()
            .that().resideOutsideOfPackages(STATISTICS, "dev.nines.sla.statement", "dev.nines.sla.alert")
            .should().dependOnClassesThat(resideInAPackage(STATISTICS));

    @ArchTest
    static final ArchRule nothing_but_the_store_refers_to_the_store =
            noClasses().that().resideOutsideOfPackage(STORE).should().dependOnClassesThat(resideInAPackage(STORE));

    @ArchTest
    static final ArchRule a_length_of_time_has_a_unit_in_its_name = noFields()
            .that().haveRawType(named("long", "int"))
            .should().haveNameMatching("(?i).*(time|latency|timeout|duration)");

    @ArchTest
    static final ArchRule every_field_is_private_or_constant =
            fields().that().arePublic().should().beStatic().andShould().beFinal();

    @ArchTest
    static final ArchRule public_methods_return_something_always = methods()
            .that().arePublic().should(notReturnNullable());

    private static boolean asksAround(MethodCallTarget target) {
        return ASK_THE_CLOCK.contains(target.getName())
                || (target.getOwner().isEquivalentTo(ZoneId.class) && target.getName().startsWith("system"))
                || (target.getOwner().isEquivalentTo(Locale.class) && target.getName().equals("getDefault"))
                || (target.getOwner().isEquivalentTo(String.class) && dependsOnLocale(target));
    }

    private static boolean dependsOnLocale(MethodCallTarget target) {
        boolean withoutLocale =
                target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
        return withoutLocale && Set.of("format", "formatted", "toLowerCase", "toUpperCase").contains(target.getName());
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "one of " + Arrays.toString(names), type -> Arrays.asList(names).contains(type.getName()));
    }

    private static DescribedPredicate<JavaClass> outsideStatistics() {
        return DescribedPredicate.not(resideInAPackage(STATISTICS));
    }

    private static DescribedPredicate<JavaClass> floating() {
        return DescribedPredicate.describe(
                "floating point", type -> FLOATING.contains(type.getBaseComponentType().getName()));
    }

    private static ArchCondition<JavaCodeUnit> speakInFloatingPoint() {
        return new ArchCondition<>("take or return floating point") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean found = floating().test(unit.getRawReturnType())
                        || unit.getRawParameterTypes().stream().anyMatch(floating());
                events.add(new SimpleConditionEvent(unit, found, unit.getFullName()));
            }
        };
    }

    /** By reflection: ArchUnit does not see annotations on the use of a type. */
    private static ArchCondition<JavaMethod> notReturnNullable() {
        return new ArchCondition<>("not return a nullable") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                AnnotatedType result = method.reflect().getAnnotatedReturnType();
                boolean always = !result.isAnnotationPresent(Nullable.class);
                events.add(new SimpleConditionEvent(method, always, method.getFullName()));
            }
        };
    }
}
