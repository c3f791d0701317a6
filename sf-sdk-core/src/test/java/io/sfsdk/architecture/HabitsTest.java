package io.sfsdk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What no code of core does, wherever it lives. */
@AnalyzeClasses(
        packages = House.ROOT,
        importOptions = {ImportOption.DoNotIncludeTests.class, OnlyCore.class})
class HabitsTest {
    @ArchTest
    static final ArchRule publicSignaturesSpeakOurTypesAndTheJdksOnly = classes()
            .should(new SignaturesOfOurs())
            .because("a third-party type in a signature ties the host to our version of it; wrap it");

    @ArchTest
    static final ArchRule staticStateIsConstant = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("two clients in one JVM never meet; pass state through a constructor")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noMethodIsSynchronized = noMethods()
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .because("it pins virtual threads; guard with a ReentrantLock and keep I/O outside it");

    @ArchTest
    static final ArchRule nothingHidesInAThread = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class)
            .because("hosts pool and share threads; pass the value");

    @ArchTest
    static final ArchRule onlyTheDefaultSleeperSleeps = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.sfsdk.retry.Sleeper")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(LockSupport.class)
            .because("a wait that a test cannot skip makes slow tests; take a Sleeper");

    @ArchTest
    static final ArchRule nothingIsPrinted = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
            "a library has no console; throw, return or log at debug");

    @ArchTest
    static final ArchRule nothingIsReflected = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .because("it breaks native images; write the code out");

    @ArchTest
    static final ArchRule nothingIsDeserializedByJava = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .because("it runs what an attacker sends; write a codec");
}
