package org.rashomon.harness.docker.images;

import java.util.Optional;

/** Where an image comes from, and why from there. */
public sealed interface ImageRecipe {

    /** The reason, for people. */
    String reason();

    /** From a registry. */
    record FromRegistry(String image, String reason) implements ImageRecipe {}

    /** Out of what this machine has. */
    record FromThisMachine(String reason) implements ImageRecipe {}

    /**
     * In no way.
     *
     * @param remedy what would help
     */
    record Impossible(String reason, String remedy) implements ImageRecipe {}

    /**
     * How the store's image is come by here: a registry is preferred where one answers, since its base image is kept
     * up to date by others.
     */
    static ImageRecipe ofStore() {
        return ofStore(Registry.DOCKER_HUB.answers(), HostRoot.ofThisHost().obstacle());
    }

    /**
     * The same, from what was found out.
     *
     * @param obstacle why this machine cannot make a base image of its own; empty if it can
     */
    static ImageRecipe ofStore(boolean isRegistryThere, Optional<String> obstacle) {
        if (isRegistryThere) {
            return new FromRegistry(StoreImage.REGISTRY_BASE, "a registry answers");
        }
        var silent = "no registry answers (%s)".formatted(Registry.DOCKER_HUB.host());
        return obstacle.<ImageRecipe>map(lack -> new Impossible(
                        "%s, and %s".formatted(silent, lack),
                        "mend that, or name a registry's mirror" + " in the engine's configuration"))
                .orElseGet(() -> new FromThisMachine(silent + ", so this host's JDK and C library are packed"));
    }
}
