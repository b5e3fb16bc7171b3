package dev.nines.db;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Executor;

@AnalyzeClasses(packages = "dev.nines.db", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule it_knows_the_two_rooms_jdbc_and_flyway = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.sql..", "org.jspecify..", "org.flywaydb..", "org.postgresql..",
                    "dev.nines.db..", "dev.nines.probe", "dev.nines.probe.json", "dev.nines.sla..");

    @ArchTest
    static final ArchRule time_comes_from_the_caller = noClasses().should().callMethod(Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(Clock.class, "systemUTC")
            .orShould().callMethod(LocalDate.class, "now");

    @ArchTest
    static final ArchRule loops_and_their_threads_belong_to_the_caller = noClasses().should().dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould().dependOnClassesThat().areAssignableTo(Executor.class);
}
