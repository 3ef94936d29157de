package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignHistoryTest {

    private static final String STALE_READ = """
            INFO  jepsen.util - 0\t:invoke\t:write\t1
            INFO  jepsen.util - 0\t:ok\t:write\t1
            INFO  jepsen.util - 0\t:invoke\t:write\t2
            INFO  jepsen.util - 0\t:ok\t:write\t2
            INFO  jepsen.util - 1\t:invoke\t:read\tnil
            INFO  jepsen.util - 1\t:ok\t:read\t1
            """;

    private static final String FRESH_READ = STALE_READ.replace(":read\t1", ":read\t2");

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @Test
    void judgesAJepsenLogByTheModelThatIsNamed() throws IOException {
        var stale = Files.writeString(folder.resolve("stale.log"), STALE_READ);
        var fresh = Files.writeString(folder.resolve("fresh.log"), FRESH_READ);

        var session = Session.of("check", "--model", "linearizable-register", fresh, stale);

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out().getFirst()).startsWith("PASS");
        assertThat(session.outText()).contains("not-linearizable").doesNotContain("run directory");
    }

    @Test
    void judgesTransactionsByWhatIsKnownOfThem() throws IOException {
        var file = Files.writeString(folder.resolve("init.txt"), """
                w(1,1,0,0)
                w(2,1,0,1)
                r(2,1,1,2)
                r(1,0,1,3)
                """);

        var session = Session.of("check", "--model", "causal", file);

        assertThat(session.exitCode()).as(session.outText() + session.errText()).isEqualTo(1);
        assertThat(Session.of("check", "--model", "linearizable-register", file).exitCode())
                .isEqualTo(64);
    }

    @Test
    void readsThroughCompression() throws IOException {
        var file = folder.resolve("fresh.log.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(FRESH_READ.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        assertThat(Session.of("check", "--model", "linearizable-register", file).exitCode())
                .isZero();
    }

    @Test
    void picksWhatFitsTheOperationsWhenTheFileDoesNotSay() throws IOException {
        var fresh = Files.writeString(folder.resolve("fresh.log"), FRESH_READ);
        var stale = Files.writeString(folder.resolve("stale.log"), STALE_READ);

        assertThat(Session.of("check", fresh).exitCode()).isZero();
        var session = Session.of("check", stale);
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.outText()).contains("not-linearizable");
    }

    @Test
    void asksByWhatToJudgeWhatItDoesNotKnow() throws IOException {
        var file = Files.writeString(folder.resolve("odd.edn"), """
                {:process 0, :type :invoke, :f :frobnicate, :value 1}
                {:process 0, :type :ok, :f :frobnicate, :value 1}
                """);

        var session = Session.of("check", file);

        assertThat(session.exitCode()).isEqualTo(64);
        assertThat(session.err().getFirst())
                .startsWith("error: " + file)
                .contains("nothing fits frobnicate", "name what to judge it by", "--model");
    }

    @Test
    void findsListsThatWereReadInTwoOrders() throws IOException {
        var file = Files.writeString(folder.resolve("append.edn"), """
                {:process 0, :type :invoke, :f :txn, :value [[:append :x 1] [:append :x 2]]}
                {:process 0, :type :ok, :f :txn, :value [[:append :x 1] [:append :x 2]]}
                {:process 1, :type :invoke, :f :txn, :value [[:r :x nil]]}
                {:process 1, :type :ok, :f :txn, :value [[:r :x [1 2]]]}
                {:process 2, :type :invoke, :f :txn, :value [[:r :x nil]]}
                {:process 2, :type :ok, :f :txn, :value [[:r :x [2 1]]]}
                """);

        var session = Session.of("check", file);

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.outText()).contains("list-order-divergence");
    }

    @Test
    void countsTheTransactionsOfOtherToolsFiles() throws IOException {
        var file = Files.writeString(folder.resolve("init.txt"), """
                w(1,1,0,0)
                r(1,1,1,1)
                """);

        assertThat(Session.of("check", "--model", "causal", file).outText()).contains("2 invoked: 2 ok");
    }

    @Test
    void namesLineAndColumnOfWhatItCannotRead() throws IOException {
        var file = Files.writeString(folder.resolve("torn.edn"), """
                {:process 0, :type :invoke, :f :read, :value nil}
                {:process 0, :type
                """);

        var session = Session.of("check", "--model", "linearizable-register", file);

        assertThat(session.exitCode()).isEqualTo(64);
        assertThat(session.err().getFirst()).startsWith("error: " + file + ":");
    }

    @Test
    void refusesAFormatOrABudgetThatIsNone() {
        assertThat(Session.of("check", "--format", "csv", folder).err().getFirst())
                .isEqualTo("error: --format: names no format, was \"csv\"; formats: "
                        + "auto, rashomon, jepsen-edn, jepsen-log, porcupine-kv, plume, awdit");
        assertThat(Session.of("check", "--memory", "lots", folder).err().getFirst())
                .isEqualTo("error: --memory: must be a size of at least 1m, such as 512m or 2g, was \"lots\"");
        assertThat(Session.of("check", "--time-budget", "soon", folder).err().getFirst())
                .isEqualTo("error: --time-budget: must be a duration, such as 500ms, 60s or 2m, was \"soon\"");
    }
}
