package org.rashomon.harness.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rashomon.harness.testing.Property;
import org.rashomon.history.Dot;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoreJsonTest {

    @Test
    void everyValueIsReadBackAsItWasWritten() {
        Property.forAllSeeds(random -> {
            var value = draw(random, 3);

            assertThat(StoreJson.value(parse(StoreJson.json(value).toString()))).isEqualTo(value);
        });
    }

    @Test
    void whatIsNoValueOfOursIsKeptAsItsText() {
        assertThat(StoreJson.value(parse("{\"a\":1}"))).isEqualTo(Value.of("{\"a\":1}"));
        assertThat(StoreJson.value(parse("1.5"))).isEqualTo(Value.of("1.5"));
        assertThat(StoreJson.value(parse("true"))).isEqualTo(Value.of("true"));
        assertThat(StoreJson.value(parse("99999999999999999999"))).isEqualTo(Value.of("99999999999999999999"));
    }

    @Test
    void nothingIsNoValue() {
        assertThat(StoreJson.value(parse("null"))).isEqualTo(Value.NONE);
        assertThat(StoreJson.value(parse("{}").path("value"))).isEqualTo(Value.NONE);
    }

    @Test
    void readsAVersion() {
        var body = parse("""
                {"version":{"dot":["n1",2],"timestampMicros":1795227524573036,"context":{"n1":1,"n3":7}},
                 "seen":{"n1":2,"n3":7}}""");

        assertThat(StoreJson.version(body))
                .isEqualTo(new Version(
                        new Dot("n1", 2),
                        1_795_227_524_573_036L,
                        VersionVector.of(Map.of("n1", 1L, "n3", 7L)),
                        VersionVector.of(Map.of("n1", 2L, "n3", 7L))));
    }

    @Test
    void anAnswerWithoutAVersionHasNone() {
        assertThat(StoreJson.version(parse("{\"seen\":{\"n1\":3}}")))
                .isEqualTo(new Version(Dot.NONE, 0, VersionVector.EMPTY, VersionVector.of(Map.of("n1", 3L))));
        assertThat(StoreJson.version(parse("{}"))).isEqualTo(Version.NONE);
    }

    private static JsonNode parse(String json) {
        return new JsonMapper().readTree(json);
    }

    private static Value draw(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 4)) {
            case 0 -> Value.of(random.nextLong());
            case 1 -> Value.of(List.of("", "true", "1", "\"\n\\", "é😀", "null").get(random.nextInt(6)));
            case 2 -> Value.NONE;
            default ->
                Value.of(Stream.generate(() -> draw(random, depth - 1))
                        .limit(random.nextInt(4))
                        .toList());
        };
    }
}
