package org.rashomon.benchmarks.linearizability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.Deciding;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.checkers.linearizability.models.KeyValue;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.History;
import org.rashomon.history.jepsen.JepsenEdn;
import org.rashomon.history.jepsen.JepsenLog;

/**
 * Warm checks of histories that were read before: {@code etcd} is 60 logs, {@code kv-50} one history of 50 clients, the
 * others registers named by operations, values, percent indeterminate, and a violation at the end. Run by
 * {@code benchmarks/jmh.sh}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx6g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class WarmChecks {

    private static final Budget BUDGET = new Budget(Duration.ofMinutes(1), 2L << 30, 1, System::nanoTime);

    @Param({"etcd", "kv-50", "100000-u-1-ok", "1000000-u-1-ok", "1000000-u-5-bad", "1000000-5-0-ok", "1000000-5-5-ok"})
    private String histories = "";

    private List<History> read = List.of();
    private Model<?> model = Register.withCompareAndSet();

    /** Reads or makes the histories. */
    @Setup
    public void read() throws IOException {
        var corpora = Path.of(System.getenv().getOrDefault("CORPORA", "../shared/corpora"));
        if (histories.equals("etcd")) {
            var logs = new ArrayList<History>();
            try (var files = Files.newDirectoryStream(corpora.resolve("porcupine-etcd"), "*.log")) {
                for (var file : files) {
                    logs.add(JepsenLog.read(file));
                }
            }
            read = logs;
        } else if (histories.equals("kv-50")) {
            var file = Files.createTempFile("kv", ".edn");
            try (var out = Files.newBufferedWriter(file)) {
                KeyValueWorkload.write(out, 50, 34);
            }
            read = List.of(JepsenEdn.read(file));
            model = new KeyValue();
            Files.delete(file);
        } else {
            read = List.of(register(histories.split("-")));
        }
    }

    private static History register(String[] words) throws IOException {
        var operations = Integer.parseInt(words[0]);
        var values = words[1].equals("u") ? 0 : Integer.parseInt(words[1]);
        var size = new RegisterWorkload.Size(operations, 10, values, Integer.parseInt(words[2]) / 100.0);
        var file = Files.createTempFile("register", ".txt");
        try (var out = Files.newBufferedWriter(file)) {
            var workload = new RegisterWorkload(size, operations + 71L, out);
            workload.write();
            if (words[3].equals("bad")) {
                workload.violate();
            }
        }
        var history = RegisterLines.read(file);
        Files.delete(file);
        return history;
    }

    /** Without certificates. */
    @Benchmark
    public int decide() {
        return Deciding.linearizable(read, model);
    }

    /** With certificates, verified. */
    @Benchmark
    public int decideAndProve() {
        var checker = new LinearizabilityChecker(model, BUDGET);
        var labels = 0;
        for (var history : read) {
            labels += checker.check(history).verdict().label().length();
        }
        return labels;
    }
}
