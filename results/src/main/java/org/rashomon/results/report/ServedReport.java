package org.rashomon.results.report;

import org.rashomon.history.History;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.HtmlReport.Access;
import org.rashomon.results.report.data.PageData;
import org.rashomon.results.report.data.PageSource;
import org.rashomon.results.report.data.Stretch;

/**
 * A report that a server shows. The page is bounded like the file, but asks for the operations that it leaves out as
 * its reader comes near enough to tell them apart.
 */
public final class ServedReport {

    /** Every operation of a stretch that has at most this many; some 3 MB. */
    private static final int MOST_OPERATIONS = 250_000;

    private final RunResult result;
    private final History history;
    private final PageSource source;

    private ServedReport(RunResult result, History history) {
        this.result = result;
        this.history = history;
        this.source = PageSource.of(result, history);
    }

    /** The report of a run. */
    public static ServedReport of(RunResult result, History history) {
        return new ServedReport(result, history);
    }

    /** The page, of at most about so many bytes. */
    public String page(long mostBytes) {
        return HtmlReport.render(result, history, HtmlReport.within(source, mostBytes), Access.SERVER);
    }

    /** What replaces the page's data when a stretch is looked at: two lines of text, the facts and the columns. */
    public String tile(Stretch stretch) {
        PageData data = source.around(stretch, MOST_OPERATIONS);
        return data.facts() + "\n" + data.columns() + "\n";
    }
}
