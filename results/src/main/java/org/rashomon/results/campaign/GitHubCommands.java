package org.rashomon.results.campaign;

import java.util.ArrayList;
import java.util.List;

/**
 * A campaign as workflow commands of GitHub Actions, which become annotations. GitHub shows ten errors a step, so there
 * are nine and a tenth that counts the rest.
 */
final class GitHubCommands {

    private static final int SHOWN = 9;

    private GitHubCommands() {}

    static List<String> of(CampaignResult campaign) {
        var failures = campaign.judgement().signatures().stream()
                .filter(CampaignJudgement.Signature::isFailure)
                .toList();
        var commands = new ArrayList<String>();
        failures.stream()
                .limit(SHOWN)
                .forEach(failure -> commands.add(error(
                        "%s in %s".formatted(failure.signature(), failure.cell()),
                        failure.example() + "\nreplay: " + failure.fastest().replay())));
        if (failures.size() > SHOWN) {
            commands.add(error("%d more".formatted(failures.size() - SHOWN), "see the summary of this job"));
        }
        if (failures.isEmpty() && !campaign.passed()) {
            commands.add(error(
                    campaign.judgement().verdict().word(), campaign.judgement().reason()));
        }
        return commands;
    }

    private static String error(String title, String message) {
        return "::error title=%s::%s".formatted(property(title), data(message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
