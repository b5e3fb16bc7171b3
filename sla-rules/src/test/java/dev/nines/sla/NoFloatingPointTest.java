package dev.nines.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;

/**
 * A running mean in doubles makes 99.8999... of exactly 99.9 %. So no verdict and no amount goes through a floating
 * point number, not even for the length of one line: looked up in the instructions themselves.
 */
@AnalyzeClasses(packages = "dev.nines.sla", importOptions = ImportOption.DoNotIncludeTests.class)
class NoFloatingPointTest {
    private static final List<Opcode> COMPARISONS =
            List.of(Opcode.DCMPG, Opcode.DCMPL, Opcode.FCMPG, Opcode.FCMPL);

    @ArchTest
    static final ArchRule nothing_outside_statistics_calculates_in_floating_point = ArchRuleDefinition.classes()
            .that().resideOutsideOfPackage("dev.nines.sla.statistics")
            .should(notCalculateInFloatingPoint());

    @ArchTest
    static final ArchRule statistics_does = ArchRuleDefinition.noClasses()
            .that().haveSimpleName("Binomial")
            .should(notCalculateInFloatingPoint());

    private static ArchCondition<JavaClass> notCalculateInFloatingPoint() {
        return new ArchCondition<>("not calculate in floating point") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var found = methods(type).stream().filter(NoFloatingPointTest::isFloating).toList();
                events.add(new SimpleConditionEvent(type, found.isEmpty(), type.getName() + " does in " + found));
            }
        };
    }

    private static List<MethodModel> methods(JavaClass type) {
        var file = "/" + type.getName().replace('.', '/') + ".class";
        try (var bytes = NoFloatingPointTest.class.getResourceAsStream(file)) {
            assertThat(bytes).as(file).isNotNull();
            return ClassFile.of().parse(bytes.readAllBytes()).methods();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static boolean isFloating(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .anyMatch(NoFloatingPointTest::isFloating);
    }

    private static boolean isFloating(Instruction instruction) {
        if (instruction instanceof InvokeInstruction call) return speaksFloating(call.typeSymbol().descriptorString());
        var name = instruction.opcode().name();
        return COMPARISONS.contains(instruction.opcode())
                || name.matches("[DF](ADD|SUB|MUL|DIV|REM|NEG|LOAD.*|STORE.*|CONST.*|RETURN|ALOAD|ASTORE)")
                || name.matches("[DFIL]2[DF]|[DF]2[IL]");
    }

    private static boolean speaksFloating(String descriptor) {
        return descriptor.replaceAll("L[^;]*;", "").matches(".*[DF].*");
    }
}
