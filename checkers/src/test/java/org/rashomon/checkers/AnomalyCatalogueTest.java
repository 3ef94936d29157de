package org.rashomon.checkers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnomalyCatalogueTest {

    @Test
    void everyEntryIsExplainedInFull() {
        assertThat(AnomalyCatalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(entry.definition()).isNotBlank().doesNotContain("\n");
            assertThat(entry.provokedBy()).isNotBlank();
            assertThat(entry.example()).isNotBlank();
        });
    }

    @Test
    void namesAreUniqueAndFound() {
        assertThat(AnomalyCatalogue.entries())
                .extracting(AnomalyCatalogue.Entry::name)
                .doesNotHaveDuplicates();
        assertThat(AnomalyCatalogue.find("vanished-write")).contains(AnomalyCatalogue.VANISHED_WRITE);
        assertThat(AnomalyCatalogue.find("no-such-thing")).isEmpty();
    }

    @Test
    void everyConstantIsListed() throws IllegalAccessException {
        for (var field : AnomalyCatalogue.class.getFields()) {
            assertThat(AnomalyCatalogue.entries()).contains((AnomalyCatalogue.Entry) field.get(null));
        }
    }
}
