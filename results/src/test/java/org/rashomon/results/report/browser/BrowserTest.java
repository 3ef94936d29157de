package org.rashomon.results.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rashomon.results.LargeRun;
import org.rashomon.results.SampleRun;
import org.rashomon.results.SampleRuns.Sample;
import org.rashomon.results.report.HtmlReport;

/**
 * What only a browser can tell. A million operations are tried where
 * {@code RASHOMON_BROWSER_MILLION} is set, as it is in CI. Pictures and figures stay in {@code target/browser}.
 */
@Timeout(240)
class BrowserTest extends InBrowser {

    /** What the time limits are multiplied by, since a build machine is busy and draws in software. */
    private static final int PATIENCE = Integer.getInteger("rashomon.patience", 4);

    @ParameterizedTest
    @EnumSource
    void showsEveryRunWithoutAComplaintAndFetchesNothing(SampleRun run) {
        var file = written(run.name().toLowerCase(Locale.ROOT), run.sample());

        for (var scheme : new String[] {"light", "dark"}) {
            browser.show(1280, 900, scheme);
            browser.open(file);
            walkThrough();
            browser.screenshot(FOLDER.resolve(run.name().toLowerCase(Locale.ROOT) + "-" + scheme + ".png"));

            assertThat(browser.problems()).isEmpty();
            assertThat(browser.requests())
                    .containsExactly(file.toAbsolutePath().toUri().toString());
        }
    }

    @Test
    void makesNoMarkupOfTextFromTheSystemUnderTest() {
        browser.open(written("hostile", SampleRun.HOSTILE.sample()));
        walkThrough();

        assertThat(browser.evaluate("document.querySelectorAll('script, iframe, img, object, [onload]').length")
                        .asInt())
                .isOne();
        assertThat(browser.evaluate("document.getElementById('key-list').textContent.includes('<script>')")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void findsOperationsByTheFilterLanguage() {
        browser.open(written("anomalous", SampleRun.ANOMALOUS.sample()));

        assertThat(found("key:k7 f:write value:9002")).isOne();
        assertThat(found("-f:write -f:read")).isZero();
        assertThat(found("t:9.4..9.5 node:n2 key:/^k7$/")).isOne();
        assertThat(browser.evaluate("rashomon.history.search('colour:red'), rashomon.history.status.textContent")
                        .asString())
                .startsWith("there is no field \"colour\"; fields: key, f,");
    }

    @Test
    void leadsFromAnAnomalyIntoTheDiagram() {
        browser.open(written("anomalous", SampleRun.ANOMALOUS.sample()));

        browser.evaluate("[...document.querySelectorAll('article button')].find(b => b.textContent"
                + " === 'Show in the diagram').click()");

        assertThat(browser.evaluate("(v => v.from < 9.7e6 && v.until > 9.7e6 && v.pinned > 0)(rashomon.view)")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate("document.getElementById('details').textContent")
                        .asString())
                .contains("write k7 900");
    }

    @Test
    void drawsWhatBecameOfMessagesOnEachLink() {
        browser.open(written("messages", LargeRun.of(20_000)));

        assertThat(browser.evaluate("document.getElementById('chart-list').textContent")
                        .asString())
                .contains("Messages lost a second, by link", "Messages delayed, by link", "n1 → n2");
        assertThat(browser.evaluate("""
                        (async () => {
                          const { model, view, charts } = rashomon;
                          view.show(2e4, 2.2e4);
                          await new Promise(requestAnimationFrame);
                          return charts.map(chart => chart.legend.textContent).join();
                        })()
                        """).asString()).contains("each ok operation", "n1 → n2");
    }

    @Test
    void keepsWhatIsLookedAtInTheAddress() {
        var file = written("address", SampleRun.ANOMALOUS.sample());
        browser.open(URI.create(file.toAbsolutePath().toUri() + "#t=9..10&key=k7&filter=f%3Awrite"));

        assertThat(browser.evaluate("[rashomon.view.from, rashomon.keys.opened, rashomon.history.input.value].join()")
                        .asString())
                .isEqualTo("9000000,k7,f:write");
    }

    @ParameterizedTest
    @CsvSource({"1000,1000", "100000,2000", "1000000,4000"})
    void isSwiftWhateverTheSize(int operations, int readyMillis) throws IOException {
        assumeTrue(
                operations < 1_000_000 || System.getenv("RASHOMON_BROWSER_MILLION") != null,
                "a million operations are tried in CI");
        var file = written("operations-" + operations, LargeRun.of(operations));

        browser.show(1600, 900, "light");
        var ready = browser.open(file);
        var redraw = slowestRedraw("rashomon.diagram");
        var withCharts = slowestRedraw("rashomon.diagram, ...rashomon.charts");
        var frame = slowestFrame();

        Files.writeString(FOLDER.resolve("operations-" + operations + ".txt"), """
                        %d operations: %d bytes, ready after %d ms, slowest redraw %d ms, \
                        with all %d charts %d ms, until it was on the screen %d ms
                        """.formatted(
                        operations,
                        Files.size(file),
                        ready,
                        redraw,
                        browser.evaluate("rashomon.charts.length").asInt(),
                        withCharts,
                        frame));
        assertThat(browser.problems()).isEmpty();
        assertThat(Files.size(file)).isLessThan(HtmlReport.MOST_BYTES);
        assertThat(ready).isLessThan(PATIENCE * readyMillis);
        assertThat(redraw).isLessThan(PATIENCE * 100);
        assertThat(withCharts).isLessThan(PATIENCE * 200);
        assertThat(frame).isLessThan(PATIENCE * 500);
    }

    /** The slowest of a redraw at every zoom from the whole run to a millionth of it, after one that does not count. */
    private int slowestRedraw(String drawn) {
        return browser.evaluate("""
                        (async () => {
                          let slowest = 0;
                          rashomon.view.fit();
                          await new Promise(resolve => setTimeout(resolve, 300));
                          for (let zoom = 0; zoom < 20; zoom++) {
                            const began = performance.now();
                            [%s].forEach(one => one.draw());
                            slowest = Math.max(slowest, performance.now() - began);
                            rashomon.view.zoom(0.5);
                            await new Promise(requestAnimationFrame);
                          }
                          return Math.ceil(slowest);
                        })()
                        """.formatted(drawn)).asInt();
    }

    /** The slowest from a change of the zoom until the next frame but one, when what was drawn has been painted. */
    private int slowestFrame() {
        return browser.evaluate("""
                        (async () => {
                          let slowest = 0;
                          rashomon.view.fit();
                          await new Promise(resolve => setTimeout(resolve, 300));
                          for (let zoom = 0; zoom < 20; zoom++) {
                            const began = performance.now();
                            rashomon.view.zoom(0.5);
                            await new Promise(requestAnimationFrame);
                            await new Promise(requestAnimationFrame);
                            slowest = Math.max(slowest, performance.now() - began);
                          }
                          return Math.ceil(slowest);
                        })()
                        """).asInt();
    }

    /** Touches everything that draws. */
    private void walkThrough() {
        browser.evaluate("""
                (async () => {
                  const once = () => new Promise(requestAnimationFrame);
                  const frame = () => once().then(once);
                  const { view, tour, diagram, model } = rashomon;
                  for (const grouping of ['session', 'key', 'node']) { diagram.group(grouping); await frame(); }
                  tour.anomaly(1); await frame();
                  tour.fault(1); await frame();
                  if (model.rows > 0) {
                    tour.showRow(model.rows >> 1);
                    [...document.querySelectorAll('#details button')][0].click(); await frame();
                    view.compare(0); await frame();
                  }
                  view.moveCursor(view.from + 1); await frame();
                  view.zoom(0.01); await frame();
                  view.fit(); await frame();
                  document.getElementById('diagram').scrollIntoView(); await frame();
                })()
                """);
    }

    private int found(String filter) {
        return browser.evaluate("rashomon.history.search('%s'), rashomon.history.length()".formatted(filter))
                .asInt();
    }

    private static Path written(String name, Sample sample) {
        try {
            return Files.writeString(
                    Files.createDirectories(FOLDER).resolve(name + ".html"),
                    HtmlReport.render(sample.result(), sample.history()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
