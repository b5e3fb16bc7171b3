package dev.nines.monitor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.sla.sample.Sample;

/** The walls inside the room: who may know a framework, and who decides what counts. */
@AnalyzeClasses(packages = "dev.nines.monitor", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule only_grading_decides_what_an_observation_counts_as = noClasses()
            .that().doNotHaveFullyQualifiedName(Grading.class.getName())
            .should().callConstructorWhere(describe("makes a sample",
                    (JavaConstructorCall call) -> call.getTargetOwner().isAssignableTo(Sample.class)));

    @ArchTest
    static final ArchRule the_framework_serves_and_does_not_decide = noClasses()
            .that().resideInAnyPackage("..config..", "..discover..", "..schedule..", "..live..", "..evaluate..", "..alert..",
                    "..demo..", "..cli..", "dev.nines.monitor.silence..", "dev.nines.monitor.access..")
            .should().dependOnClassesThat().resideInAnyPackage("io.micronaut..", "jakarta..");

    @ArchTest
    static final ArchRule quartz_is_known_to_those_who_schedule = noClasses()
            .that().resideOutsideOfPackages("..schedule..", "..watch..")
            .should().dependOnClassesThat().resideInAPackage("org.quartz..");

    @ArchTest
    static final ArchRule the_command_line_library_stays_at_the_command_line = noClasses()
            .that().resideOutsideOfPackage("..cli..").and().doNotHaveFullyQualifiedName(Main.class.getName())
            .should().dependOnClassesThat().resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule nobody_speaks_sql = noClasses()
            .should().dependOnClassesThat().haveFullyQualifiedName("java.sql.PreparedStatement")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.sql.Statement")
            .orShould().dependOnClassesThat().resideInAPackage("org.flywaydb..");
}
