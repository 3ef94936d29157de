package org.rashomon.referencedb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ConfigReaderTest {

    private final JsonMapper mapper = new JsonMapper();
    private final ObjectNode config = StoreProcess.config(Path.of("data"));

    @Test
    void readsPeersByName() {
        config.withArray("peers").addObject().put("node", "n2").put("address", "127.0.0.1:9001");

        var read = ConfigReader.read(config);

        assertThat(read.node()).isEqualTo("n1");
        assertThat(read.peers()).containsOnlyKeys("n2");
        assertThat(read.replica().peers()).containsExactly("n2");
        assertThat(read.defect()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node          | 7                                            | must be a string",
                "node          | \"n 1\"                                      | use 1 to 64",
                "listen        | \"9001\"                                     | host:port",
                "listen        | \"127.0.0.1:90010\"                          | host:port",
                "peers         | {}                                           | must be a list",
                "peers         | [{\"node\":\"n1\",\"address\":\"h:1\"}]      | this node itself",
                "peers         | [{\"node\":\"n2\"}]                          | lacks the field \"address\"",
                "topology      | \"mesh\"                                     | choose one of: all-to-all, ring",
                "edges         | []                                           | goes with topology \"tree\" only",
                "strategy      | \"newest\"                                   | choose one of: lww-wall-clock",
                "strategy      | \"handler:no.Such\"                          | no.Such is not on the class path",
                "delivery      | \"lifo\"                                     | choose one of: fifo, causal, unordered",
                "ids           | 1                                            | must be a string",
                "defect        | \"nothing\"                                  | drop-acknowledged",
                "testClock     | \"yes\"                                      | must be true or false",
                "colour        | 1                                            | unknown field \"colour\"",
            })
    void namesTheFieldThatIsWrong(String field, String value, String message) {
        config.set(field, mapper.readTree(value));

        assertThatThrownBy(() -> ConfigReader.read(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({"node", "listen", "dataDirectory", "peers"})
    void namesTheFieldThatIsMissing(String field) {
        config.remove(field);

        assertThatThrownBy(() -> ConfigReader.read(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lacks the field \"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                   | no way from n1 to n2",
                "[[\"n1\",\"n3\"]]                     | which is none of the nodes n1, n2",
                "[[\"n1\",\"n1\"]]                     | two different nodes",
                "[\"n1-n2\"]                           | write each as [\"n1\", \"n2\"]",
            })
    void refusesATreeThatDoesNotHangTogether(String edges, String message) {
        config.withArray("peers").addObject().put("node", "n2").put("address", "127.0.0.1:9001");
        config.put("topology", "tree").set("edges", mapper.readTree(edges));

        assertThatThrownBy(() -> ConfigReader.read(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"edges\"")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "log, statement, strategy, siblings, needs a register that keeps one version",
        "log, statement, strategy, synchronous, needs a register that keeps one version",
        "tombstones, 2s, strategy, or-set, keeps none",
        "replication, synchronous, topology, ring, choose topology single-leader or all-to-all",
        "replication, synchronous, topology, star, choose topology single-leader or all-to-all",
        "topology, ring, strategy, synchronous, every node must reach every other; choose all-to-all",
        "topology, single-leader, strategy, synchronous, every node must reach every other; choose all-to-all",
        "topology, single-leader, strategy, siblings, nothing to resolve; choose strategy lww-wall-clock",
        "topology, single-leader, strategy, highest-id, nothing to resolve; choose strategy lww-wall-clock",
        "delivery, unordered, strategy, synchronous, choose fifo or causal",
        "replication, semi-synchronous, strategy, synchronous, choose asynchronous",
        "delivery, fifo, strategy, sequence, choose causal",
        "delivery, unordered, strategy, sequence, choose causal"
    })
    void refusesWhatMakesNoSenseTogether(String field, String value, String other, String otherValue, String message) {
        config.put(field, value).put(other, otherValue);

        assertThatThrownBy(() -> ConfigReader.read(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(field);
    }
}
