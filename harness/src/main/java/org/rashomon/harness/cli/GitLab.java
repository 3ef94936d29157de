package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rashomon.results.campaign.CampaignResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * What GitLab shows beside a job: links to the index of the campaign and to the reports of its failures, in a file that
 * {@code artifacts:reports:annotations} names.
 */
final class GitLab {

    private static final String FILE = "gitlab-annotations.json";
    private static final int REPORTS = 9;

    private GitLab() {}

    /** Writes the file where GitLab runs this and the results lie within the project, so that they can be kept. */
    static void link(CampaignResult result, Path directory, Map<String, String> environment) {
        var project = environment.get("CI_PROJECT_DIR");
        var job = environment.get("CI_JOB_URL");
        if (project == null || job == null) {
            return;
        }
        var root = Path.of(project).toAbsolutePath().normalize();
        var links = new ArrayList<Map<String, Map<String, String>>>();
        add("Campaign: " + result.judgement().verdict().word(), directory.resolve("index.html"), root, job, links);
        result.judgement().signatures().stream()
                .filter(signature -> signature.isFailure()
                        && !signature.fastest().directory().isEmpty())
                .limit(REPORTS)
                .forEach(signature -> add(
                        "%s in %s".formatted(signature.signature(), signature.cell()),
                        Path.of(signature.fastest().directory(), "report.html"),
                        root,
                        job,
                        links));
        try {
            Files.writeString(
                    directory.resolve(FILE), JsonMapper.shared().writeValueAsString(Map.of("rashomon", links)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void add(
            String label, Path page, Path root, String job, List<Map<String, Map<String, String>>> links) {
        var path = page.toAbsolutePath().normalize();
        if (path.startsWith(root)) {
            var url =
                    job + "/artifacts/file/" + root.relativize(path).toString().replace('\\', '/');
            links.add(Map.of("external_link", Map.of("label", label, "url", url)));
        }
    }
}
