package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Unread;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "pt"})
    void everyTextIsThereInFourLanguages(String language) throws IOException {
        Properties english = texts("registers");
        Properties other = texts("registers_" + language);

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(other.getProperty(key).contains("{0"))
                    .as("%s is given a value", key)
                    .isEqualTo(english.getProperty(key).contains("{0"));
            assertThat(new MessageFormat(other.getProperty(key), Locale.ROOT).getFormats())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(english.getProperty(key), Locale.ROOT).getFormats());
        }
    }

    @Test
    void whateverIsOfferedInAFilterHasAName() throws IOException {
        Properties all = texts("registers");
        all.putAll(texts("terms"));
        all.putAll(texts("pages"));

        Stream.of(
                        RequestFilter.INSTITUTION_KINDS.stream().map(kind -> "institutionKind." + kind),
                        RequestFilter.LANGUAGES.stream().map(language -> "language." + language),
                        Arrays.stream(RequestFilter.Order.values()).map(order -> "registers.sort." + order.code()),
                        MailFilter.STATES_IN.stream().map(state -> "registers.mailState." + state),
                        Arrays.stream(LetterState.values()).map(state -> "pages.letterState." + state),
                        Stream.of("FAILING", "QUARANTINED").map(state -> "registers.elsewhere." + state),
                        Arrays.stream(Unread.Reason.values()).map(reason -> "registers.unread." + reason),
                        MailFilter.PLACEMENTS.stream().map(placement -> "registers.placement." + placement))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(all.getProperty(key)).as(key).isNotBlank());
        assertThat(RequestFilter.PARTIES)
                .allSatisfy(party -> assertThat(all.getProperty("recipient." + party, all.getProperty("role." + party)))
                        .as(party)
                        .isNotBlank());
    }

    private static Properties texts(String name) throws IOException {
        var texts = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("src/main/resources/messages", name + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
