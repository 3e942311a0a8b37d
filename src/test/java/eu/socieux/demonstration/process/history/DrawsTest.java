package eu.socieux.demonstration.process.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DrawsTest {

    private static final String DECISIONS = "accepted:70 returned:20 rejected:10";

    @Test
    void the_same_step_of_the_same_history_comes_out_the_same() {
        assertThat(decisions(1)).isEqualTo(decisions(1));
        assertThat(decisions(1)).isNotEqualTo(decisions(2));
    }

    @Test
    void answers_come_about_as_often_as_their_weights_say() {
        Map<String, Long> counts =
                decisions(1).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts.get("accepted")).isBetween(620L, 780L);
        assertThat(counts.get("returned")).isBetween(150L, 250L);
        assertThat(counts.get("rejected")).isBetween(60L, 140L);
    }

    @Test
    void most_things_take_about_their_usual_time_and_some_several_times_as_long() {
        List<Double> times = IntStream.range(0, 1000)
                .mapToObj(step -> Draws.of(1, step).around(10))
                .sorted()
                .toList();

        assertThat(times.get(500)).isBetween(9.0, 11.0);
        assertThat(times.get(980)).isGreaterThan(25);
        assertThat(times.get(0)).isPositive();
    }

    private static List<String> decisions(long seed) {
        return IntStream.range(0, 1000)
                .mapToObj(step -> Draws.of(seed, "UserTask_ApproveAction", step).choose(DECISIONS))
                .toList();
    }
}
