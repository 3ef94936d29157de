package org.rashomon.checkers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AnomalyCatalogueTest {

    private static final Pattern REPORTED = Pattern.compile("AnomalyCatalogue\\s*\\.\\s*named\\(\\s*\"([^\"]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("([A-Z_]+) = named\\(\"([^\"]+)\"");
    private static final Pattern BARE = Pattern.compile("new (Anomaly|ByDesign)\\(\\s*\"");
    private static final int WIDTH = 100;

    @Test
    void everyEntryIsExplainedInFull() {
        assertThat(AnomalyCatalogue.entries()).hasSizeGreaterThan(24).allSatisfy(entry -> {
            assertThat(entry.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(entry.definition()).isNotBlank().doesNotContain("\n").endsWith(".");
            assertThat(entry.explanation().example())
                    .as("a table and a picture")
                    .startsWith("| ")
                    .contains("\n| --- |", "\n\n```text\n")
                    .endsWith("\n```");
            assertThat(entry.explanation().provokedBy()).endsWith(".");
            assertThat(entry.explanation().legalWhen()).endsWith(".");
        });
    }

    @Test
    void pagesFitATerminal() throws IOException {
        for (var entry : AnomalyCatalogue.entries()) {
            var page = Files.readString(
                    Path.of("src/main/resources/org/rashomon/checkers/anomalies", entry.name() + ".md"));
            assertThat(page.lines()).as(entry.name()).allMatch(line -> line.length() <= WIDTH);
        }
    }

    @Test
    void namesAndAliasesAreFound() {
        assertThat(AnomalyCatalogue.find("vanished-write")).contains(AnomalyCatalogue.VANISHED_WRITE);
        assertThat(AnomalyCatalogue.find("no-such-thing")).isEmpty();
        assertThat(AnomalyCatalogue.alsoCalled("cyclicco")).contains(AnomalyCatalogue.CYCLIC_CAUSAL_ORDER);
        assertThat(AnomalyCatalogue.alsoCalled("G1b")).contains(AnomalyCatalogue.INTERMEDIATE_READ);
    }

    @Test
    void aliasesAreUnique() {
        assertThat(AnomalyCatalogue.entries().stream().flatMap(entry -> entry.alsoCalled().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aMissingPageIsNamed() {
        assertThatThrownBy(() -> AnomalyCatalogue.named("no-such-thing"))
                .hasMessage("no page explains the anomaly \"no-such-thing\": add anomalies/no-such-thing.md");
    }

    @Test
    void aPageThatLacksAPartIsNamedWithIt() {
        assertThatThrownBy(() -> AnomalyPage.parse("odd", "# even\n"))
                .hasMessage("odd.md: the title must be \"# odd\"");
        assertThatThrownBy(() -> AnomalyPage.parse("odd", "# odd\n\n- kind: strange\n\nWhat it is.\n"))
                .hasMessage("odd.md: kind is none of [anomaly, by-design], was \"strange\"");
        assertThatThrownBy(() -> AnomalyPage.parse("odd", "# odd\n\n- kind: anomaly\n\nWhat it is.\n"))
                .hasMessage("odd.md: lacks \"family\"");
    }

    /** A checker can report only what it took from the catalogue, and so only what has a page. */
    @Test
    void everyAnomalyThatACheckerReportsHasAPage() throws IOException {
        var reported = new HashSet<String>();
        for (var source : sources()) {
            var text = Files.readString(source);
            assertThat(BARE.matcher(text).find())
                    .as("%s: names an anomaly without the catalogue", source)
                    .isFalse();
            REPORTED.matcher(text).results().map(found -> found.group(1)).forEach(reported::add);
            if (source.endsWith("AnomalyCatalogue.java")) {
                CONSTANT.matcher(text).results().map(found -> found.group(2)).forEach(reported::add);
            }
        }
        assertThat(reported)
                .isNotEmpty()
                .filteredOn(name -> !name.equals("name"))
                .allMatch(name -> AnomalyCatalogue.find(name).isPresent());
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
