package org.rashomon.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResultJsonTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Path SCHEMA = Path.of("..", "docs", "result.schema.json");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOSTILE")
    void readsBackWhatItWrote(SampleRun run) {
        var file = temporary.resolve("result.json");

        ResultJson.write(run.sample().result(), file);

        assertThat(ResultJson.read(file)).isEqualTo(run.sample().result());
        assertThat(temporary).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void readsBackTextThatUtf8CannotHoldAsFarAsItCan() {
        var file = temporary.resolve("result.json");
        var result = SampleRun.HOSTILE.sample().result();

        ResultJson.write(result, file);

        assertThat(ResultJson.text(ResultJson.read(file))).isEqualTo(ResultJson.text(result));
    }

    @Test
    void writesTheSameBytesForTheSameHistory() {
        assertThat(ResultJson.text(SampleRuns.anomalous().result()))
                .isEqualTo(ResultJson.text(SampleRuns.anomalous().result()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOSTILE")
    void holdsExactlyTheFieldsThatTheSchemaRequires(SampleRun run) throws IOException {
        var schema = MAPPER.readTree(Files.readString(SCHEMA));

        var result = MAPPER.readTree(ResultJson.line(run.sample().result()));

        conforms("result", result, schema, schema);
    }

    @Test
    void writesOneLineOfTheSameContent() {
        var result = SampleRuns.healthy().result();

        var line = ResultJson.line(result);

        assertThat(line).doesNotContain("\n");
        assertThat(MAPPER.readTree(line)).isEqualTo(MAPPER.readTree(ResultJson.text(result)));
    }

    @Test
    void namesTheVerdictAsTheContractDoes() {
        var result = MAPPER.readTree(ResultJson.line(SampleRuns.anomalous().result()));

        assertThat(result.get("verdict").asString()).isEqualTo("invalid");
        assertThat(result.get("exitCode").asInt()).isEqualTo(1);
        assertThat(result.at("/checkers/0/anomalies/0/name").asString()).isEqualTo("lost-causally-later");
        assertThat(result.at("/checkers/0/anomalyCount").asInt()).isEqualTo(3);
        assertThat(result.at("/faults/0/observed").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "nonsense", "[]", "{\"schemaVersion\":1,\"verdict\":\"fine\"}"})
    void refusesWhatIsNoResult(String content) throws IOException {
        var file = Files.writeString(temporary.resolve("result.json"), content);

        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(RunDirectoryException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void saysWhatMakesAnOldResultAnew() throws IOException {
        var result = MAPPER.readTree(ResultJson.text(SampleRuns.empty().result()));
        var older = ((ObjectNode) result).without("harness");
        var file = Files.writeString(temporary.resolve("result.json"), MAPPER.writeValueAsString(older));

        assertThatThrownBy(() -> ResultJson.read(file))
                .hasMessageContaining("one of an older version; rashomon report makes it anew");
    }

    @Test
    void refusesASchemaThatIsNewer() throws IOException {
        var newer =
                ResultJson.text(SampleRuns.empty().result()).replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2");
        var file = Files.writeString(temporary.resolve("result.json"), newer);

        assertThatThrownBy(() -> ResultJson.read(file)).hasMessageContaining("has schema version 2");
    }

    private static void conforms(String place, JsonNode value, JsonNode schema, JsonNode root) {
        if (schema.has("$ref")) {
            conforms(place, value, root.at(schema.get("$ref").asString().substring(1)), root);
            return;
        }
        if (schema.has("enum")) {
            assertThat(schema.get("enum").valueStream()).as(place).contains(value);
        }
        switch (schema.path("type").asString("")) {
            case "object" -> conformsAsObject(place, value, schema, root);
            case "array" ->
                value.valueStream().forEach(item -> conforms(place + "[]", item, schema.get("items"), root));
            case "string" -> assertThat(value.isString()).as(place).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(place).isTrue();
            case "number" -> assertThat(value.isNumber()).as(place).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(place).isTrue();
            default -> assertThat(value.isMissingNode()).as(place).isFalse();
        }
    }

    private static void conformsAsObject(String place, JsonNode value, JsonNode schema, JsonNode root) {
        assertThat(value.isObject()).as(place).isTrue();
        if (schema.has("additionalProperties")) {
            value.valueStream().forEach(entry -> conforms(place, entry, schema.get("additionalProperties"), root));
            return;
        }
        var required =
                schema.get("required").valueStream().map(JsonNode::asString).toList();
        assertThat(value.propertyNames()).as(place).containsExactlyElementsOf(required);
        assertThat(schema.get("properties").propertyNames()).as(place).containsExactlyElementsOf(required);
        required.forEach(name -> conforms(
                place + "." + name, value.get(name), schema.get("properties").get(name), root));
    }
}
