package org.rashomon.history.jepsen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.history.Function;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

class JepsenEdnTest {

    private static final String CAS = """
            ; a comment
            [{:process 0, :type :invoke, :f :cas, :value [1 2], :time 5}
             {:process :nemesis, :type :info, :f :start, :value "cut"}
             #jepsen.history.Op{:process 0, :type :ok, :f :cas, :value [1 2], :time 6}
             {:process 1, :type :invoke, :f :read, :value nil}
             {:process 1, :type :info, :f :read, :value nil, :error "timed \\"out\\""}]
            """;

    @Test
    void readsAVectorOfOperationsAndPassesOverTheNemesis() {
        var operations = JepsenEdn.parse("h.edn", CAS).operations();

        assertThat(operations.size()).isEqualTo(2);
        assertThat(operations.function(0)).isEqualTo(Function.COMPARE_AND_SET);
        assertThat(operations.argument(0)).isEqualTo(Value.of(List.of(Value.of(1), Value.of(2))));
        assertThat(operations.outcome(0)).isEqualTo(Outcome.OK);
        assertThat(operations.outcome(1)).isEqualTo(Outcome.INFO);
    }

    @Test
    void readsAMapALineWithKeysAndStrings() {
        var operations = JepsenEdn.parse("h.edn", """
                {:process 3, :type :invoke, :f :append, :key "a", :value "x\\n"}
                {:process 3, :type :fail, :f :append, :key "a", :value "x\\n"}
                """).operations();

        assertThat(operations.key(0)).isEqualTo("a");
        assertThat(operations.argument(0)).isEqualTo(Value.of("x\n"));
        assertThat(operations.outcome(0)).isEqualTo(Outcome.FAIL);
    }

    @Test
    void readsACompressedFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("h.edn.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(CAS.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(JepsenEdn.read(file).operations().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 | 1 | holds no operation",
                "{:process 1 :f :read} | 1 | 1 | :type",
                "{:process 1 :type :invoke} | 1 | 1 | no :f",
                "{:type :invoke :f :read} | 1 | 1 | no :process",
                "{:process 1 :type :ok :f :read :value 1} | 1 | 1 | never invoked",
                "{:process 1 | 1 | 12 | before the end",
                "[1] | 1 | 1 | not a map",
                "7 | 1 | 1 | is a map",
                "[] } | 1 | 4 | unexpected",
                "{:process} | 1 | 1 | as many values",
                "{:process 99999999999999999999} | 1 | 11 | 64 bits",
                "{:value \"abc} | 1 | 9 | never ends",
            })
    void saysWhereItCannotReadOnAndWhy(String text, int line, int column, String problem) {
        assertThatThrownBy(() -> JepsenEdn.parse("h.edn", text))
                .isInstanceOfSatisfying(UnreadableHistoryException.class, failure -> {
                    assertThat(failure.getMessage())
                            .startsWith("h.edn:%d:".formatted(line))
                            .contains(problem);
                    assertThat(failure.line()).isEqualTo(line);
                    assertThat(failure.column()).isEqualTo(column);
                });
    }
}
