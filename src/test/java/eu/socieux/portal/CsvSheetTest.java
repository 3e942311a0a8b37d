package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTest {

    @Test
    void aSheetHasItsMarkItsHeadingsAndOneLineForEachRow() throws IOException {
        assertThat(sheet("R-2026-001", "Caisse \"générale\", Dakar", 3, null))
                .isEqualTo("\uFEFFa,b\r\nR-2026-001,\"Caisse \"\"générale\"\", Dakar\",3,\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://example.org\")",
                "+32 2 588",
                "-1+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1+1",
                " \u00a0=1+1",
                "\u200b=1+1",
                "\uFF1D1+1",
                "|calc",
                "%x"
            })
    void whatASpreadsheetWouldRunIsMadeAText(String text) throws IOException {
        String cell = sheet(text).split("\r\n", -1)[1].replaceAll("^\"|\"$", "");
        assertThat(cell).matches("(?s)[\\s\\p{Z}\\p{C}]*'[=+\\-@|%\uFF1D].*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "Pensions;=1+1 -> Pensions;'=1+1",
                "Pensions; \"@SUM(A1) -> Pensions; \"'@SUM(A1)",
                "Pensions, =1+1 -> Pensions, '=1+1",
                ";;=1 -> ;;'=1"
            })
    void whatWouldBeginACellUnderOtherSeparatorsRunsNothingEither(String text, String harmless) throws IOException {
        assertThat(sheet(text).replace("\"\"", "\"")).contains(harmless);
    }

    @Test
    void aLineThatWouldBeginACellRunsNothing() throws IOException {
        assertThat(sheet("Dear all,\n\n =1+1")).contains("Dear all,\n\n '=1+1");
    }

    @Test
    void anOrdinaryTextStaysAsItIs() throws IOException {
        String text = "Caisse nationale - réforme (2026); 50 % + a@b.example.org; x=1";
        assertThat(sheet(text)).contains(text);
    }

    @Test
    void aLineBreakStaysInItsCellAndOtherControlsAreBlanks() throws IOException {
        assertThat(sheet("one\r\ntwo\u0000three\r=4")).isEqualTo("\uFEFFa,b\r\n\"one\ntwo three =4\"\r\n");
    }

    private static String sheet(Object... cells) throws IOException {
        var out = new StringWriter();
        CsvSheet sheet = CsvSheet.begin(out, List.of("a", "b"));
        sheet.row(Arrays.asList(cells));
        sheet.end();
        return out.toString();
    }
}
