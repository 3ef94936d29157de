package org.rashomon.results.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.results.SampleRuns;
import org.rashomon.results.report.HtmlReport;

/**
 * The small report looks as it did when somebody last looked at it. Fonts differ between machines, so pictures are
 * compared by the mean color of blocks, and some blocks may differ. After a change that is meant, look at the new
 * pictures in {@code target/browser} and run the test with {@code -Drashomon.golden=write}.
 */
@Timeout(120)
class GoldenPictureTest extends InBrowser {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 800;
    private static final int BLOCK = 20;
    /** By how much of 255 the mean of a block may differ in any of red, green and blue. */
    private static final int TOLERATED = 30;
    /** Which share of the blocks may differ by more; text that is wrapped elsewhere moves what comes below it. */
    private static final double SHARE = 0.15;

    @ParameterizedTest
    @CsvSource({
        "light, top, .kicker",
        "light, anomaly, article",
        "light, diagram, #diagram",
        "dark, top, .kicker",
        "dark, anomaly, article",
        "dark, diagram, #diagram"
    })
    void looksAsItDid(String scheme, String part, String selector) throws IOException {
        var sample = SampleRuns.anomalous();
        var page = Files.writeString(
                Files.createDirectories(FOLDER).resolve("golden.html"),
                HtmlReport.render(sample.result(), sample.history()));
        var name = "%s-%s.png".formatted(part, scheme);
        browser.show(WIDTH, HEIGHT, scheme);
        browser.open(page);
        browser.evaluate("""
                (async () => {
                  document.querySelector('%s').scrollIntoView({ block: 'start', behavior: 'instant' });
                  for (let at = 0; at < 5; at++) await new Promise(requestAnimationFrame);
                })()
                """.formatted(selector));
        browser.screenshot(FOLDER.resolve(name));
        if ("write".equals(System.getProperty("rashomon.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.write(GOLDEN.resolve(name), Files.readAllBytes(FOLDER.resolve(name)));
        }

        assertThat(differing(picture(GOLDEN.resolve(name)), picture(FOLDER.resolve(name))))
                .as("%s against %s", FOLDER.resolve(name).toAbsolutePath(), GOLDEN.resolve(name))
                .isLessThan(SHARE);
    }

    private static BufferedImage picture(Path file) throws IOException {
        return ImageIO.read(file.toFile());
    }

    /** The share of blocks that differ. */
    private static double differing(BufferedImage golden, BufferedImage seen) {
        assertThat(seen.getWidth()).isEqualTo(golden.getWidth());
        assertThat(seen.getHeight()).isEqualTo(golden.getHeight());
        var blocks = 0;
        var differing = 0;
        for (var y = 0; y + BLOCK <= golden.getHeight(); y += BLOCK) {
            for (var x = 0; x + BLOCK <= golden.getWidth(); x += BLOCK) {
                blocks++;
                if (distance(mean(golden, x, y), mean(seen, x, y)) > TOLERATED) {
                    differing++;
                }
            }
        }
        return (double) differing / blocks;
    }

    private static int distance(int[] one, int[] other) {
        var most = 0;
        for (var channel = 0; channel < one.length; channel++) {
            most = Math.max(most, Math.abs(one[channel] - other[channel]));
        }
        return most;
    }

    private static int[] mean(BufferedImage picture, int left, int top) {
        var sums = new int[3];
        for (var y = top; y < top + BLOCK; y++) {
            for (var x = left; x < left + BLOCK; x++) {
                var color = picture.getRGB(x, y);
                sums[0] += color >> 16 & 0xff;
                sums[1] += color >> 8 & 0xff;
                sums[2] += color & 0xff;
            }
        }
        for (var channel = 0; channel < sums.length; channel++) {
            sums[channel] /= BLOCK * BLOCK;
        }
        return sums;
    }
}
