package dev.nines.probe;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this room: one question to one model, and nothing about contracts, storage or frameworks. */
@AnalyzeClasses(packages = "dev.nines.probe", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule imports_only_the_jdk_netty_jackson_core_hdr_histogram_and_jspecify = classes().should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.net..", "io.netty..",
                    "com.fasterxml.jackson.core..", "org.HdrHistogram..", "org.jspecify..", "dev.nines.probe.."));

    @ArchTest
    static final ArchRule netty_stays_where_the_wire_is = noClasses()
            .that().resideOutsideOfPackages("dev.nines.probe.openai", "dev.nines.probe.simulator..")
            .should().dependOnClassesThat().resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule the_nouns_know_nobody = noClasses().that().resideInAPackage("dev.nines.probe")
            .should().dependOnClassesThat().resideInAPackage("dev.nines.probe.*..");

    @ArchTest
    static final ArchRule the_meaning_of_bytes_needs_no_clock = noClasses()
            .that().resideInAPackage("dev.nines.probe.openai.reply")
            .should().callMethod(System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("dev.nines.probe.(*)..")
            .should().beFreeOfCycles();
}
