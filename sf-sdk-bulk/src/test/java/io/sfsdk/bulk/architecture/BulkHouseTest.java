package io.sfsdk.bulk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use, and what it shows. */
@AnalyzeClasses(packages = "io.sfsdk.bulk", importOptions = ImportOption.DoNotIncludeTests.class)
class BulkHouseTest {
    private static final DescribedPredicate<JavaClass> GUESTS =
            JavaClass.Predicates.resideInAnyPackage("de.siegmar..", "com.fasterxml..", "org.slf4j..");

    @ArchTest
    static final ArchRule anAdapterKnowsTheWireThePortsAndNoJob = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.sfsdk.bulk..",
                    "io.sfsdk.answer",
                    "io.sfsdk.http",
                    "io.sfsdk.read",
                    "io.sfsdk.write",
                    "io.sfsdk.module",
                    "io.sfsdk.budget",
                    "io.sfsdk.strategy",
                    "io.sfsdk.error",
                    "io.sfsdk.record",
                    "io.sfsdk.retry",
                    "io.sfsdk.soql",
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "de.siegmar.fastcsv..",
                    "com.fasterxml.jackson..")
            .because("an adapter knows one protocol; a job talks to its ports");

    @ArchTest
    static final ArchRule noGuestIsSeenFromOutside = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .notHaveRawReturnType(GUESTS)
            .andShould()
            .notHaveRawParameterTypes(DescribedPredicate.anyElementThat(GUESTS).as("with a type of somebody else"))
            .because("a third-party type in a signature ties the host to our version of it");

    @ArchTest
    static final ArchRule staticStateIsConstant =
            fields().that().areStatic().should().beFinal().because("two clients in one JVM never meet");

    @ArchTest
    static final ArchRule noMethodIsSynchronized =
            noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).because("it pins virtual threads");

    @ArchTest
    static final ArchRule nothingSleepsOrReflects = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .because("a wait that a test cannot skip makes slow tests; take a Sleeper");
}
