package org.rashomon.results.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
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

    /** The names of the fields are those of opentelemetry-proto, trace.proto and common.proto, as JSON has them. */
    @ParameterizedTest
    @EnumSource
    void everySpanIsOneThatCollectorsUnderstand(SampleRun run) throws IOException {
        var spans = spans(run.sample().history());
        var fields = List.of(
                "name",
                "kind",
                "traceId",
                "spanId",
                "parentSpanId",
                "startTimeUnixNano",
                "endTimeUnixNano",
                "attributes",
                "events",
                "links",
                "status");
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.propertyNames()).isSubsetOf(fields);
            assertThat(span.get("traceId").asString()).matches("[0-9a-f]{32}").doesNotMatch("0{32}");
            assertThat(span.get("spanId").asString()).matches("[0-9a-f]{16}").doesNotMatch("0{16}");
            assertThat(span.get("kind").isInt()).isTrue();
            assertThat(Long.parseLong(span.get("endTimeUnixNano").asString()))
                    .isGreaterThanOrEqualTo(
                            Long.parseLong(span.get("startTimeUnixNano").asString()));
            span.path("events")
                    .forEach(event -> assertThat(event.propertyNames())
                            .containsExactlyInAnyOrder("timeUnixNano", "name", "attributes"));
        });
        assertThat(spans.stream()
                        .map(span -> span.get("traceId").asString()
                                + span.get("spanId").asString()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationIsASpan(SampleRun run) throws IOException {
        var history = run.sample().history();
        var operations = history.operations();
        var ofOperations = spans(history).stream()
                .filter(span -> span.get("kind").asInt() == 3)
                .toList();
        assertThat(ofOperations).hasSize(operations.size());
        for (var row = 0; row < operations.size(); row++) {
            var span = ofOperations.get(row);
            assertThat(span.get("name").asString())
                    .isEqualTo(operations.function(row).name());
            assertThat(attribute(span, "rashomon.key")).isEqualTo(operations.key(row));
            assertThat(attribute(span, "rashomon.node")).isEqualTo(operations.node(row));
            assertThat(attribute(span, "rashomon.session")).isEqualTo(Integer.toString(operations.session(row)));
            assertThat(attribute(span, "rashomon.outcome"))
                    .isEqualTo(operations.outcome(row).name().toLowerCase(Locale.ROOT));
            assertThat(span.at("/status/code").asInt()).isEqualTo(operations.outcome(row) == Outcome.OK ? 1 : 2);
        }
    }

    @Test
    void anOperationNamesTheFaultsThatItMayHaveFelt() throws IOException {
        var written =
                written(new OtlpTraces(Span.WHOLE), SampleRun.ANOMALOUS.sample().history());

        assertThat(written).contains("\"name\":\"fault ", "rashomon.fault.description");
    }

    /** The spans of a history, out of requests as collectors take them. */
    private static List<JsonNode> spans(History history) throws IOException {
        var spans = new ArrayList<JsonNode>();
        for (var line : written(new OtlpTraces(Span.WHOLE), history).lines().toList()) {
            var request = MAPPER.readTree(line);
            assertThat(request.propertyNames()).containsExactly("resourceSpans");
            for (var resource : request.get("resourceSpans")) {
                assertThat(attribute(resource.get("resource"), "service.name")).isEqualTo("rashomon");
                resource.get("scopeSpans").forEach(scope -> {
                    assertThat(scope.propertyNames()).containsExactlyInAnyOrder("scope", "spans");
                    assertThat(scope.get("spans").size()).isLessThanOrEqualTo(500);
                    scope.get("spans").forEach(spans::add);
                });
            }
        }
        return spans;
    }

    private static String attribute(JsonNode holder, String key) {
        return holder.get("attributes")
                .valueStream()
                .filter(attribute -> attribute.get("key").asString().equals(key))
                .map(attribute -> attribute
                        .get("value")
                        .properties()
                        .iterator()
                        .next()
                        .getValue()
                        .asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void quotesCellsAndDisarmsFormulas() throws IOException {
        var script = new HistoryScript().run("register", "register");
        script.ok(script.invoke("n1", Function.WRITE, "a,\"b\"", Value.of("=1+1")), Value.NONE, Version.NONE);

        var lines = written(new CsvTable(Span.WHOLE), script.build()).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("1,0,0,0,0,n1,write,\"a,\"\"b\"\"\",'=1+1,,ok,,,");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOSTILE")
    void readsFromTheTableWhatTheHistoryHolds(SampleRun run) throws IOException {
        var operations = run.sample().history().operations();

        var table = Csv.read(written(new CsvTable(Span.WHOLE), run.sample().history()));

        assertThat(table).hasSize(operations.size());
        for (var row = 0; row < operations.size(); row++) {
            var cells = table.get(row);
            var version = operations.version(row);
            assertThat(cells)
                    .containsEntry("event", Long.toString(operations.invokedIndex(row)))
                    .containsEntry("invoked_micros", Long.toString(operations.invokedNanos(row) / 1000))
                    .containsEntry("node", operations.node(row))
                    .containsEntry("function", operations.function(row).name())
                    .containsEntry("key", operations.key(row))
                    .containsEntry("outcome", operations.outcome(row).name().toLowerCase(Locale.ROOT))
                    .containsEntry("version", version.isKnown() ? version.dot().toString() : "");
            if (operations.result(row) instanceof Value.Int number) {
                assertThat(cells).containsEntry("result", number.toString());
            }
        }
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

    /** ShiViz draws an arrow where a clock first takes in the event of another host: that event must be the write. */
    @Test
    void ordersInTheShivizLogWhatTheHistoryOrders() throws IOException {
        var history = LargeRun.of(300).history();
        var operations = history.operations();
        var log = written(new ShivizLog(Span.WHOLE), history).lines().toList();
        assertThat(log.getFirst()).isEqualTo("(?<host>\\S+) (?<clock>\\{.*\\})\\n(?<event>.*)");
        var parser = Pattern.compile("(?<host>\\S+) (?<clock>\\{.*\\})");
        Map<String, JsonNode> accepted = new HashMap<>();
        var sights = 0;
        for (var at = 2; at < log.size(); at += 2) {
            var line = parser.matcher(log.get(at));
            assertThat(line.matches()).isTrue();
            var clock = MAPPER.readTree(line.group("clock"));
            var event = log.get(at + 1);
            var write = event.substring(event.indexOf(' ') + 1, event.lastIndexOf(" at "));
            if (event.startsWith("accepts ")) {
                accepted.put(write, clock);
            } else {
                var before = Objects.requireNonNull(accepted.get(write), event);
                before.properties()
                        .forEach(entry -> assertThat(clock.path(entry.getKey()).asInt())
                                .isGreaterThanOrEqualTo(entry.getValue().asInt()));
                sights++;
            }
        }
        var writes = IntStream.range(0, operations.size())
                .filter(row -> operations.outcome(row) == Outcome.OK
                        && operations.function(row).equals(Function.WRITE))
                .count();
        assertThat(accepted).hasSize((int) writes);
        assertThat(sights).isPositive();
    }

    /** A reader of RFC 4180 that has nothing in common with the writer. */
    private static final class Csv {

        static List<Map<String, String>> read(String text) {
            var rows = new ArrayList<List<String>>(List.of(new ArrayList<>()));
            var cell = new StringBuilder();
            var quoted = false;
            for (var at = 0; at < text.length(); at++) {
                var letter = text.charAt(at);
                if (quoted && letter == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append(letter);
                    at++;
                } else if (letter == '"') {
                    quoted = !quoted;
                } else if (!quoted && (letter == ',' || letter == '\n')) {
                    rows.getLast().add(cell.toString());
                    cell.setLength(0);
                    if (letter == '\n') {
                        rows.add(new ArrayList<>());
                    }
                } else if (quoted || letter != '\r') {
                    cell.append(letter);
                }
            }
            var headings = rows.getFirst();
            return rows.subList(1, rows.size() - 1).stream()
                    .map(cells -> IntStream.range(0, headings.size())
                            .boxed()
                            .collect(Collectors.toMap(headings::get, cells::get)))
                    .toList();
        }
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
