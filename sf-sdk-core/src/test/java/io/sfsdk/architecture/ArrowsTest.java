package io.sfsdk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Which room may use which. The list of exceptions is empty and stays so. */
@AnalyzeClasses(packages = House.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    private static final String TESTKIT = House.ROOT + ".testkit..";

    @ArchTest
    static final ArchRule everyPackageIsOnTheDrawing = classes()
            .that()
            .resideOutsideOfPackages(TESTKIT)
            .should()
            .resideInAnyPackage(allRooms())
            .because(
                    "a package without a place has no arrows; put it into House with its arrows, and into CONTRIBUTING.md");

    @ArchTest
    static final ArchRule noTwoPackagesNeedEachOther = slices().matching(House.ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("move what both need into a value or a port");

    @ArchTest
    static final ArchRule nothingDependsOnTheFrontDoor = noClasses()
            .that()
            .resideInAnyPackage(House.packages(House.ARROWS.keySet()))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(House.ROOT)
            .because("the client joins the parts; take what you need as a constructor argument");

    @ArchTest
    static final ArchRule coreDoesNotKnowTheSimulatedOrg = noClasses()
            .that()
            .resideOutsideOfPackages(TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TESTKIT)
            .because("the simulated org is for tests, and shares no code with what it tests");

    @ArchTest
    static void everyRoomUsesOnlyWhatItsArrowsAllow(JavaClasses core) {
        House.ARROWS
                .keySet()
                .forEach(room -> noClasses()
                        .that()
                        .resideInAPackage(House.ROOT + "." + room)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(House.packages(House.forbiddenTo(room)))
                        .because(room + " may use " + House.ARROWS.get(room)
                                + " only; a job talks to a port, an adapter to the wire, nobody to a neighbour")
                        .check(core));
    }

    @ArchTest
    static void everyRoomKeepsOthersLibrariesOut(JavaClasses core) {
        House.ARROWS
                .keySet()
                .forEach(room -> classes()
                        .that()
                        .resideInAPackage(House.ROOT + "." + room)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(House.originsFor(room))
                        .because(room + " may use the JDK, JSpecify, SLF4J and "
                                + House.GUESTS.getOrDefault(room, Set.of())
                                + " only; leave a format to the adapter that speaks it")
                        .check(core));
    }

    private static String[] allRooms() {
        String[] rooms = House.packages(House.ARROWS.keySet());
        String[] all = new String[rooms.length + 1];
        System.arraycopy(rooms, 0, all, 1, rooms.length);
        all[0] = House.ROOT;
        return all;
    }
}
