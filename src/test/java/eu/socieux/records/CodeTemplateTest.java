package eu.socieux.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeTemplateTest {

    @Test
    void anActionCodeHasAtLeastAsManyDigitsAsTheTemplateSays() {
        CodeTemplate template = new CodeTemplate("{year}-{sequence:3} {iso3}");

        assertThat(template.fill(Map.of("year", 2026, "sequence", 14, "iso3", "MWI")))
                .isEqualTo("2026-014 MWI");
        assertThat(template.fill(Map.of("year", 2026, "sequence", 1014, "iso3", "MWI")))
                .isEqualTo("2026-1014 MWI");
    }

    @Test
    void aCallReferenceIsWrittenAsOnRealCalls() {
        CodeTemplate template = new CodeTemplate("{yy}-{sequence}/{iso3}/{activity}");

        assertThat(template.fill(Map.of("yy", "26", "sequence", 14, "iso3", "MWI", "activity", 1)))
                .isEqualTo("26-14/MWI/1");
    }

    @Test
    void aTemplateThatNamesSomethingUnknownIsRefusedAndSaysWhatItMayName() {
        assertThatThrownBy(() -> new CodeTemplate("{year}/{number}").naming("year", "sequence"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{number}")
                .hasMessageContaining("[sequence, year]");
    }
}
