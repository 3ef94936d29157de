package org.rashomon.harness.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.rashomon.harness.campaign.Campaign.Cell;
import org.rashomon.harness.campaign.Campaign.Seeds;
import org.rashomon.harness.campaign.YamlTree.Mapping;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;

/**
 * Reads a campaign: {@code name}, {@code base}, {@code matrix}, {@code exclude}, {@code include}, {@code seeds},
 * {@code canary} and {@code profiles}. What a setting may be is what a scenario allows; docs/ci.md shows a whole one.
 */
public final class CampaignReader {

    private static final Set<String> KNOWN =
            Set.of("name", "base", "matrix", "exclude", "include", "seeds", "canary", "profiles");
    private static final Set<String> OF_A_PROFILE = Set.of("base", "seeds");
    private static final Pattern SEEDS = Pattern.compile("(\\d{1,15})(?:\\.\\.(\\d{1,15}))?");
    /** A campaign is many runs, and a simulated run takes the least time. */
    private static final String DEFAULT_WORLD = "simulated";

    private static final int MOST_CELLS = 10_000;

    private CampaignReader() {}

    /**
     * Reads a campaign and checks every cell as a scenario.
     *
     * @param profile the profile to apply, if any
     * @param seeds seeds that win over the file's
     * @throws ScenarioException with the place of what is wrong
     */
    public static Campaign read(Path file, Optional<String> profile, Optional<String> seeds) {
        var top = YamlTree.read(file);
        requireKnown(top, KNOWN, "a campaign");
        var base = Settings.NONE.with("world", DEFAULT_WORLD, Settings.DEFAULT).overriddenBy(settings(top, "base"));
        var range = text(top, "seeds").map(text -> seeds(text, top.place()));
        if (profile.isPresent()) {
            var chosen = profile(top, profile.get());
            base = base.overriddenBy(settings(chosen, "base"));
            range = text(chosen, "seeds")
                    .map(text -> seeds(text, chosen.place()))
                    .or(emptyOr(range));
        }
        var campaign = new Campaign(
                text(top, "name").orElse(String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "")),
                profile.orElse(""),
                base,
                cells(top),
                seeds.map(text -> seeds(text, "--seeds")).or(emptyOr(range)).orElse(new Seeds(1, 5)),
                Optional.ofNullable(top.entries().get("canary")).map(canary -> settings(canary.asMapping("canary"))));
        check(campaign);
        return campaign;
    }

    private static Supplier<Optional<Seeds>> emptyOr(Optional<Seeds> range) {
        return () -> range;
    }

    /** Every cell must be a scenario; better to say so now than after an hour. */
    private static void check(Campaign campaign) {
        campaign.cells().forEach(cell -> ScenarioReader.read(campaign.base().overriddenBy(cell.settings()), 0));
        campaign.canary()
                .ifPresent(canary -> ScenarioReader.read(campaign.base().overriddenBy(canary), 0));
    }

    private static Mapping profile(Mapping top, String name) {
        var profiles = Optional.ofNullable(top.entries().get("profiles"))
                .map(tree -> tree.asMapping("profiles").entries())
                .orElse(Map.of());
        var chosen = profiles.get(name);
        if (chosen == null) {
            throw new ScenarioException("--profile: there is no profile \"%s\"; profiles: %s"
                    .formatted(name, profiles.isEmpty() ? "none" : String.join(", ", profiles.keySet())));
        }
        var mapping = chosen.asMapping("a profile");
        requireKnown(mapping, OF_A_PROFILE, "a profile");
        return mapping;
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
        var settings = Settings.NONE;
        for (var entry : mapping.entries().entrySet()) {
            var value = entry.getValue();
            settings = settings.with(entry.getKey(), value.asSetting(entry.getKey()), value.place());
        }
        return settings;
    }

    private static Optional<String> text(Mapping of, String name) {
        return Optional.ofNullable(of.entries().get(name)).map(tree -> tree.asSetting(name));
    }

    private static Seeds seeds(String text, String place) {
        var match = SEEDS.matcher(text);
        if (match.matches()) {
            var first = Long.parseLong(match.group(1));
            var last = match.group(2) == null ? first : Long.parseLong(match.group(2));
            if (last >= first) {
                return new Seeds(first, last);
            }
        }
        throw new ScenarioException("%s: seeds are FIRST..LAST, such as 1..20, was \"%s\"".formatted(place, text));
    }

    private static void requireKnown(Mapping mapping, Set<String> known, String what) {
        for (var entry : mapping.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new ScenarioException("%s: %s has no \"%s\"; it has %s"
                        .formatted(
                                entry.getValue().place(),
                                what,
                                entry.getKey(),
                                String.join(", ", new TreeSet<>(known))));
            }
        }
    }
}
