package org.rashomon.results.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.results.HistoryScript;
import org.rashomon.results.LargeRun;
import org.rashomon.results.SampleRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @ParameterizedTest
    @EnumSource
    void writesEveryRun(SampleRun run) throws IOException {
        for (var export : List.of(new PerfettoTrace(Span.WHOLE), new CsvTable(Span.WHOLE), new ShivizLog(Span.WHOLE))) {
            assertThat(written(export, run.sample().history()))
                    .as(export.name())
                    .isNotEmpty();
        }
    }

    @Test
    void quotesCellsAndDisarmsFormulas() throws IOException {
        var script = new HistoryScript().run("register", "register");
        script.ok(script.invoke("n1", Function.WRITE, "a,\"b\"", Value.of("=1+1")), Value.NONE, Version.NONE);

        var lines = written(new CsvTable(Span.WHOLE), script.build()).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("1,0,0,0,0,n1,write,\"a,\"\"b\"\"\",'=1+1,,ok,,,");
    }

    @Test
    void leavesOutWhatTheSpanDoesNotTouch() throws IOException {
        var script = new HistoryScript().run("register", "register");
        script.at(1).write("n1", "early", 1, 1);
        script.at(5).write("n1", "late", 2, 2);

        assertThat(written(new CsvTable(new Span(4_000_000_000L, 6_000_000_000L)), script.build()))
                .contains("late")
                .doesNotContain("early");
    }

    @Test
    void nestsNoSlicesOfOneThreadInATrace() throws IOException {
        var trace = MAPPER.readTree(
                written(new PerfettoTrace(Span.WHOLE), LargeRun.of(2_000).history()));

        Map<String, Long> ends = new HashMap<>();
        var slices = 0;
        for (var event : trace.get("traceEvents")) {
            if (event.get("ph").asString().equals("X")) {
                var thread = event.get("pid") + "/" + event.get("tid");
                assertThat(event.get("ts").asLong()).isGreaterThanOrEqualTo(ends.getOrDefault(thread, 0L) - 1);
                ends.put(thread, event.get("ts").asLong() + event.get("dur").asLong());
                slices++;
            }
        }
        assertThat(slices).isGreaterThan(1_900);
        assertThat(phases(trace))
                .containsKeys("M", "b", "e", "s", "f")
                .containsEntry("b", phases(trace).get("e"));
    }

    @Test
    void countsTheEventsOfEachShivizHostWithoutGaps() throws IOException {
        var lines = written(new ShivizLog(Span.WHOLE), LargeRun.of(300).history())
                .lines()
                .skip(2)
                .toList();

        Map<String, Integer> last = new HashMap<>();
        for (var at = 0; at < lines.size(); at += 2) {
            var host = lines.get(at).substring(0, lines.get(at).indexOf(' '));
            var clock = MAPPER.readTree(lines.get(at).substring(host.length() + 1));
            assertThat(clock.get(host).asInt()).isEqualTo(last.merge(host, 1, Integer::sum));
        }
        assertThat(last).hasSize(3);
    }

    private static Map<String, Integer> phases(JsonNode trace) {
        var phases = new HashMap<String, Integer>();
        trace.get("traceEvents").forEach(event -> phases.merge(event.get("ph").asString(), 1, Integer::sum));
        return phases;
    }

    private static String written(Export export, History history) throws IOException {
        var to = new StringWriter();
        export.write(history, to);
        return to.toString();
    }
}
