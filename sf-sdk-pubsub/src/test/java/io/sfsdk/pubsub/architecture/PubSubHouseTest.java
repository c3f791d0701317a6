package io.sfsdk.pubsub.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use, and what it shows. */
@AnalyzeClasses(
        packages = "io.sfsdk.pubsub",
        importOptions = {ImportOption.DoNotIncludeTests.class, PubSubHouseTest.WithoutGenerated.class})
class PubSubHouseTest {
    /** The messages of the wire are written by the build. */
    static final class WithoutGenerated implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/pubsub/wire/");
        }
    }

    private static final DescribedPredicate<JavaClass> GUESTS = JavaClass.Predicates.resideInAnyPackage(
            "io.grpc..", "com.google..", "org.apache.avro..", "io.sfsdk.pubsub.wire");

    @ArchTest
    static final ArchRule anAdapterKnowsTheWireThePortsAndNoJob = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.sfsdk.pubsub..",
                    "io.sfsdk.answer",
                    "io.sfsdk.event",
                    "io.sfsdk.module",
                    "io.sfsdk.auth",
                    "io.sfsdk.error",
                    "io.sfsdk.record",
                    "io.sfsdk.retry",
                    "java..",
                    "javax.net.ssl",
                    "org.jspecify..",
                    "io.grpc..",
                    "com.google.protobuf..",
                    "org.apache.avro..")
            .because("an adapter knows one protocol; a job talks to its ports");

    /** Also public inside a type that is not is seen by nobody. */
    private static final DescribedPredicate<JavaClass> PUBLIC = DescribedPredicate.describe(
            "public, as what they are in is",
            type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                    && type.getEnclosingClass().map(PubSubHouseTest::isPublic).orElse(true));

    @ArchTest
    static final ArchRule noGuestIsSeenFromOutside = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(PUBLIC)
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

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
