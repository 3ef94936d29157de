package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files that CI systems read are what those systems take. */
class CiFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z-]+)");

    @Test
    void theActionIsACompositeOneWhoseInputsAreDeclaredAndUsed() throws IOException {
        var text = Files.readString(ROOT.resolve("action.yml"));
        var action = yaml("action.yml");

        assertThat(action.at("/runs/using").asString()).isEqualTo("composite");
        assertThat(action.at("/runs/steps")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.has("uses")).isNotEqualTo(step.has("run"));
            assertThat(step.has("run")).isEqualTo(step.has("shell"));
            // An input in the text of a script could become a command.
            assertThat(step.path("run").asString("")).doesNotContain("${{");
        });
        assertThat(action.get("inputs"))
                .allSatisfy(input ->
                        assertThat(input.path("description").asString("")).isNotBlank());
        var used = new TreeSet<String>();
        INPUT.matcher(text).results().forEach(match -> used.add(match.group(1)));
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(action.get("inputs").propertyNames());
    }

    @Test
    void theGitLabTemplateIsAHiddenJobThatKeepsItsResults() throws IOException {
        var job = yaml("ci/gitlab.yml").get(".rashomon");

        assertThat(job.at("/script")).isNotEmpty().allMatch(JsonNode::isString);
        assertThat(job.at("/artifacts/when").asString()).isEqualTo("always");
        assertThat(job.at("/artifacts/reports/junit").asString()).endsWith("junit.xml");
    }

    @Test
    void noFileNamesAnOwnerThatDoesNotExist() throws IOException {
        for (var file : new String[] {"action.yml", "ci/gitlab.yml", "docs/ci.md"}) {
            assertThat(Files.readString(ROOT.resolve(file))).doesNotContain("OWNER");
        }
    }

    private static JsonNode yaml(String file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(ROOT.resolve(file)));
    }
}
