package org.rashomon.results.report.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that look through one browser. Skipped where there is none; CI installs one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {

    /** Where pages, pictures and figures are left. */
    static final Path FOLDER = Path.of("target", "browser");

    @SuppressWarnings("NullAway.Init") // Set before every test, or every test is skipped.
    Chromium browser;

    @BeforeAll
    void start() {
        var executable = Chromium.executable();
        assumeTrue(executable.isPresent(), "no Chromium on this machine; name one by RASHOMON_CHROMIUM");
        browser = Chromium.start(executable.orElseThrow());
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }
}
