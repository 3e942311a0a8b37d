package eu.socieux.cockpit.bottlenecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @Test
    void numbersStayNumbersAndNothingStaysEmpty() {
        String text = CsvTable.of(
                List.of("Step", "Days", "Cases"),
                List.of(Arrays.asList("Check, then sign", new BigDecimal("-1.50"), null)));

        assertThat(text).isEqualTo("\uFEFFStep,Days,Cases\r\n\"Check, then sign\",-1.50,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1"})
    void aFormulaBecomesAText(String formula) {
        String text = CsvTable.of(List.of("Step"), List.of(List.of(formula)));

        assertThat(text.replace("\"", "")).startsWith("\uFEFFStep\r\n'" + formula);
    }
}
