package org.rashomon.harness;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.harness.cli.Rashomon;

/** The house as ARCHITECTURE.md describes it: who may know whom, and where the world may be touched. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.rashomon");

    /** Where real time and unseeded randomness belong: nodes, injectors, servers, and what talks to people. */
    private static final String[] WORLDS = {
        "org.rashomon.harness.deployment..",
        "org.rashomon.harness.local..",
        "org.rashomon.harness.docker..",
        "org.rashomon.harness.cli..",
        "org.rashomon.harness.sessions..",
        "org.rashomon.harness.store..",
        "org.rashomon.nemesis.injectors..",
        "org.rashomon.nemesis.toxiproxy..",
        "org.rashomon.referencedb.server.."
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history",
                "checkers history",
                "workloads checkers history",
                "nemesis history",
                "results checkers history",
                "harness results nemesis workloads checkers history referencedb",
                "referencedb"
            })
    void aModuleKnowsOnlyThoseBelowIt(String moduleAndThoseBelow) {
        var known = Arrays.stream(moduleAndThoseBelow.split(" ", -1))
                .map(module -> "org.rashomon." + module + "..")
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(known[0])
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("org.rashomon..").or(resideInAnyPackage(known)))
                .check(CLASSES);
    }

    /** Tester and store share no code: but what a container runs is what the simulation explores. */
    @Test
    void onlyTheSimulationReachesTheStoreOtherThanOverTheWire() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.rashomon.referencedb..", "org.rashomon.harness.simulation..", "org.rashomon.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rashomon.referencedb..")
                .check(CLASSES);
    }

    @Test
    void onlyTheNemesisKnowsTheToxiproxyClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rashomon.nemesis..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("eu.rekawek..")
                .check(CLASSES);
    }

    /**
     * A verdict follows from the history in memory; a checker that reads or writes anything else could lie. The pages
     * that explain anomalies are files of ours.
     */
    @Test
    void checkersDoNoInputOrOutputAndDoNotLog() {
        noClasses()
                .that()
                .resideInAPackage("org.rashomon.checkers..")
                .and()
                .resideOutsideOfPackage("org.rashomon.checkers.anomalies")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "org.slf4j..", "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void onlyTheWorldsKnowTheTimeAndDrawWithoutASeed() {
        noClasses()
                .that()
                .resideOutsideOfPackages(WORLDS)
                .should()
                .callMethodWhere(describe("asks for the time", ArchitectureTest::asksForTheTime))
                .orShould()
                .callConstructorWhere(describe("draws without a seed", ArchitectureTest::drawsWithoutASeed))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .check(CLASSES);
    }

    @Test
    void nothingStaticEverChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    /** The parts of each module; its root package, which may know all of them, is left out. */
    @Test
    void thePartsOfAModuleDoNotKnowEachOtherInCircles() {
        slices().matching("org.rashomon.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        var ours = CLASSES.getPackage("org.rashomon").getSubpackagesInTree().stream()
                .filter(part -> !part.getClasses().isEmpty())
                .toList();

        assertThat(ours)
                .hasSizeGreaterThan(15)
                .allMatch(part -> part.isAnnotatedWith(NullMarked.class), "has a package-info.java with @NullMarked");
    }

    @Test
    void ofTheCommandLineOnlyItsEntranceIsPublic() {
        classes()
                .that()
                .resideInAPackage("org.rashomon.harness.cli..")
                .and()
                .doNotHaveFullyQualifiedName(Rashomon.class.getName())
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(CLASSES.getPackage("org.rashomon").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .contains("history", "checkers", "workloads", "nemesis", "results", "harness", "referencedb");
    }

    private static boolean asksForTheTime(JavaCall<?> call) {
        return isOneOf(call.getTarget(), System.class, "currentTimeMillis", "nanoTime")
                || (isOneOf(call.getTarget(), Instant.class, "now") && hasNoParameters(call))
                || isOneOf(call.getTarget(), Clock.class, "systemUTC", "systemDefaultZone", "system");
    }

    private static boolean drawsWithoutASeed(JavaCall<?> call) {
        return hasNoParameters(call)
                && Stream.of(Random.class, SplittableRandom.class)
                        .anyMatch(source -> call.getTargetOwner().isEquivalentTo(source));
    }

    private static boolean isOneOf(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isEquivalentTo(owner) && List.of(names).contains(target.getName());
    }

    private static boolean hasNoParameters(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes().isEmpty();
    }
}
