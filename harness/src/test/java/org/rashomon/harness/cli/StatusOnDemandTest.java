package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.history.Phase;

class StatusOnDemandTest {

    private final List<String> heard = new ArrayList<>();
    private long nanos;

    @Test
    void tIsAnsweredAndEveryOtherLineOnlyNoticed() throws IOException {
        var keyboard = new ByteArrayInputStream("t\nhello\n T \n\n".getBytes(StandardCharsets.UTF_8));

        status().look(keyboard, () -> true);

        assertThat(heard).containsExactly("enter", "told", "enter", "enter", "told", "enter");
    }

    @Test
    void aTerminalThatIsNotOursIsNotTouched() throws IOException {
        var keyboard = new ByteArrayInputStream("t\n".getBytes(StandardCharsets.UTF_8));

        status().look(keyboard, () -> false);

        assertThat(heard).isEmpty();
        assertThat(keyboard.available()).isEqualTo(2);
    }

    @Test
    void nobodyIsAnsweredWhenItIsOver() throws IOException {
        var status = status();
        status.close();

        status.look(new ByteArrayInputStream("t\n".getBytes(StandardCharsets.UTF_8)), () -> true);

        assertThat(heard).containsExactly("enter");
    }

    @Test
    void theStatusIsWhatWasToldLast() {
        var status = new Status(() -> nanos);
        status.phase(Phase.WORK, "");
        status.fault("pause n1");
        status.fault("kill n2");
        status.healed("kill n2");
        status.working(5, 1000);
        nanos = 6_200_000_000L;

        assertThat(status.text()).isEqualTo("work for 6.2 s; 1,000 operations, 200 a second; in force: pause n1");

        status.healed("pause n1");
        status.phase(Phase.VERDICT, "");
        assertThat(status.text()).isEqualTo("verdict for 0.0 s; 1,000 operations, 200 a second; in force: nothing");
    }

    private StatusOnDemand status() {
        return new StatusOnDemand(() -> heard.add("told"), () -> heard.add("enter"));
    }
}
