package org.rashomon.harness.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rashomon.harness.campaign.Campaign.Cell;
import org.rashomon.harness.campaign.YamlTree.Mapping;
import org.rashomon.harness.scenario.NearNames;
import org.rashomon.harness.scenario.Overrides;
import org.rashomon.harness.scenario.Profiles;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.scenario.Settings.Setting;

/**
 * Reads a campaign: {@code name}, {@code base}, {@code matrix}, {@code exclude}, {@code include}, {@code seeds},
 * {@code canary} and {@code profiles}. What a setting may be is what a scenario allows; docs/ci.md shows a whole one.
 */
public final class CampaignReader {

    private static final Set<String> PARTS =
            Set.of("name", "base", "matrix", "exclude", "include", "canary", "profiles");

    /** A campaign is many runs, and a simulated run takes the least time. */
    private static final String DEFAULT_WORLD = "simulated";

    private static final int MOST_CELLS = 10_000;

    private CampaignReader() {}

    /**
     * Reads a campaign and checks every cell as a scenario.
     *
     * @param overrides what is said above the file; settings of a scenario among it stand above the base
     * @throws ScenarioException with the place of what is wrong
     */
    public static Campaign read(Path file, Overrides overrides) {
        var top = YamlTree.read(file);
        requireKnown(top, with(PARTS, CampaignOptions.names()), "a campaign");
        var said = overrides
                .environment()
                .settings(ScenarioReader.names())
                .overriddenBy(overrides.environment().settings(CampaignOptions.names()))
                .overriddenBy(overrides.options());
        var above = new CampaignProfile(said.without(CampaignOptions.names()), said.only(CampaignOptions.names()));
        var all = new CampaignProfile(settings(top, "base"), options(top, ""))
                .overriddenBy(profile(top, overrides.profile()))
                .overriddenBy(above);
        var options = new CampaignOptions(all.options()).checked();
        var folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        var campaign = new Campaign(
                text(top, "name").orElse(String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "")),
                overrides.profile().map(Setting::text).orElse(""),
                Settings.NONE.with("world", DEFAULT_WORLD, Settings.DEFAULT).overriddenBy(all.base()),
                cells(top),
                options.regressions(folder),
                options,
                Optional.ofNullable(top.entries().get("canary")).map(canary -> settings(canary.asMapping("canary"))));
        refuseShadowed(campaign, above.base());
        check(campaign);
        return campaign;
    }

    /** Whether a file holds a campaign rather than a scenario. */
    public static boolean isCampaign(Path file) {
        return YamlTree.read(file).entries().keySet().stream()
                .anyMatch(
                        name -> (PARTS.contains(name) || CampaignOptions.names().contains(name))
                                && !ScenarioReader.names().contains(name)
                                && !name.equals("profiles"));
    }

    /** What the matrix sets itself cannot be said above it; silently, it would not count. */
    private static void refuseShadowed(Campaign campaign, Settings above) {
        for (var cell : campaign.cells()) {
            cell.settings().values().forEach((name, ofMatrix) -> {
                var said = above.values().get(name);
                if (said != null) {
                    throw new ScenarioException(
                            "%s: %s is set by the matrix (%s), so this would not count; leave it out"
                                    .formatted(said.origin(), name, ofMatrix.origin()));
                }
            });
        }
    }

    /** Every cell must be a scenario; better to say so now than after an hour. */
    private static void check(Campaign campaign) {
        campaign.cells().forEach(cell -> ScenarioReader.read(campaign.base().overriddenBy(cell.settings()), 0));
        campaign.canary()
                .ifPresent(canary -> ScenarioReader.read(campaign.base().overriddenBy(canary), 0));
    }

    private static CampaignProfile profile(Mapping top, Optional<Setting> choice) {
        var ofFile = new LinkedHashMap<String, CampaignProfile>();
        Optional.ofNullable(top.entries().get("profiles"))
                .map(tree -> tree.asMapping("profiles").entries())
                .orElse(Map.of())
                .forEach((name, tree) -> ofFile.put(name, profile(name, tree.asMapping("a profile"))));
        var always = Profiles.chosen(new Setting(Profiles.DEFAULT, ""), CampaignProfile.BUILT_IN, ofFile);
        return choice.map(name -> always.overriddenBy(Profiles.chosen(name, CampaignProfile.BUILT_IN, ofFile)))
                .orElse(always);
    }

    private static CampaignProfile profile(String name, Mapping mapping) {
        requireKnown(mapping, with(Set.of("base"), CampaignOptions.names()), "a profile");
        var suffix = " (profile %s)".formatted(name);
        return new CampaignProfile(
                Optional.ofNullable(mapping.entries().get("base"))
                        .map(tree -> settingsOf(tree.asMapping("base"), suffix))
                        .orElse(Settings.NONE),
                options(mapping, suffix));
    }

    private static Settings options(Mapping mapping, String suffix) {
        var options = Settings.NONE;
        for (var name : CampaignOptions.names()) {
            var tree = mapping.entries().get(name);
            if (tree != null) {
                options = options.with(name, tree.asSetting(name), tree.place() + suffix);
            }
        }
        return options;
    }

    private static Set<String> with(Set<String> some, List<String> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    private static List<Cell> cells(Mapping top) {
        var axes = Optional.ofNullable(top.entries().get("matrix"))
                .map(tree -> tree.asMapping("matrix").entries())
                .orElse(new LinkedHashMap<>());
        var product = new ArrayList<>(List.of(Settings.NONE));
        for (var axis : axes.entrySet()) {
            var longer = new ArrayList<Settings>();
            for (var shorter : product) {
                for (var value : axis.getValue().asItems()) {
                    longer.add(shorter.with(axis.getKey(), value.asSetting(axis.getKey()), value.place()));
                }
            }
            product = longer;
            if (product.size() > MOST_CELLS) {
                throw new ScenarioException("%s: the matrix has more than %d cells"
                        .formatted(axis.getValue().place(), MOST_CELLS));
            }
        }
        var excluded = maps(top, "exclude");
        var cells = new LinkedHashMap<String, Cell>();
        product.stream()
                .filter(settings -> excluded.stream().noneMatch(pattern -> matches(settings, pattern)))
                .map(Cell::new)
                .forEach(cell -> cells.put(cell.name(), cell));
        maps(top, "include").stream().map(Cell::new).forEach(cell -> cells.put(cell.name(), cell));
        if (cells.isEmpty()) {
            throw new ScenarioException("%s: every cell is excluded".formatted(top.place()));
        }
        return List.copyOf(cells.values());
    }

    private static boolean matches(Settings settings, Settings pattern) {
        return pattern.values().entrySet().stream()
                .allMatch(entry -> Optional.ofNullable(settings.values().get(entry.getKey()))
                        .filter(setting ->
                                setting.text().equals(entry.getValue().text()))
                        .isPresent());
    }

    private static List<Settings> maps(Mapping top, String name) {
        return Optional.ofNullable(top.entries().get(name)).map(YamlTree::asItems).orElse(List.of()).stream()
                .map(item -> settings(item.asMapping(name)))
                .toList();
    }

    private static Settings settings(Mapping of, String name) {
        return Optional.ofNullable(of.entries().get(name))
                .map(tree -> settings(tree.asMapping(name)))
                .orElse(Settings.NONE);
    }

    private static Settings settings(Mapping mapping) {
        return settingsOf(mapping, "");
    }

    private static Settings settingsOf(Mapping mapping, String suffix) {
        var settings = Settings.NONE;
        for (var entry : mapping.entries().entrySet()) {
            var value = entry.getValue();
            settings = settings.with(entry.getKey(), value.asSetting(entry.getKey()), value.place() + suffix);
        }
        return settings;
    }

    private static Optional<String> text(Mapping of, String name) {
        return Optional.ofNullable(of.entries().get(name)).map(tree -> tree.asSetting(name));
    }

    private static void requireKnown(Mapping mapping, Set<String> known, String what) {
        for (var entry : mapping.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new ScenarioException("%s: %s has no \"%s\"; %s"
                        .formatted(
                                entry.getValue().place(),
                                what,
                                entry.getKey(),
                                NearNames.nearest(entry.getKey(), known)
                                        .map("did you mean \"%s\"?"::formatted)
                                        .orElseGet(() -> "it has " + String.join(", ", known))));
            }
        }
    }
}
