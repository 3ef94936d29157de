package org.rashomon.harness.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.system.example.ShellStore;

class SystemsTest {

    @Test
    void makesASystemOfTheClassOfThatName() {
        assertThat(Systems.named(ShellStore.class.getName())).isInstanceOf(ShellStore.class);
    }

    @ParameterizedTest
    @CsvSource({
        "org.example.Missing, there is no class org.example.Missing on the class path; name its jar or folder in"
                + " RASHOMON_CLASSPATH",
        "java.lang.Object, java.lang.Object does not implement org.rashomon.harness.system.SystemUnderTest",
        "java.lang.Integer, java.lang.Integer has no public constructor without parameters"
    })
    void saysWhatIsWrongWithAnyOther(String name, String problem) {
        assertThatThrownBy(() -> Systems.named(name))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("system: " + problem);
    }
}
