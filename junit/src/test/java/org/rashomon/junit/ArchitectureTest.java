package org.rashomon.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** This module's place in the house; that of the others is kept in {@code harness}, which does not see this one. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.rashomon");

    @Test
    void nobodyUsesThisModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rashomon.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rashomon.junit..")
                .check(CLASSES);
    }

    /** Runs go through a session, as those of the command line do. */
    @Test
    void ofTheHouseItUsesSessionsAndWhatTheyAnswer() {
        classes()
                .that()
                .resideInAPackage("org.rashomon.junit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.rashomon.junit..",
                        "org.rashomon.harness.sessions..",
                        "org.rashomon.harness.scenario..",
                        "org.rashomon.results..",
                        "org.rashomon.checkers..",
                        "org.rashomon.history..",
                        "org.junit..",
                        "org.assertj..",
                        "org.jspecify..",
                        "tools.jackson..",
                        "java..")
                .check(CLASSES);
    }
}
