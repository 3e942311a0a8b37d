package eu.socieux.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private static final String KEY = "a key of sixteen characters or more";

    @Test
    void aPersonHasTheSamePseudonymInEveryLogWithTheSameKey() {
        String first = Pseudonyms.keyed(KEY).of("l.kachale@example.org");

        assertThat(first).matches("person-[0-9a-f]{16}");
        assertThat(Pseudonyms.keyed(KEY).of("L.Kachale@example.org")).isEqualTo(first);
        assertThat(Pseudonyms.keyed(KEY).of("t.banda@example.org")).isNotEqualTo(first);
        assertThat(Pseudonyms.keyed(KEY + ".").of("l.kachale@example.org")).isNotEqualTo(first);
    }

    @Test
    void withoutAKeyLogsCannotBeJoinedOnPeople() {
        Pseudonyms one = Pseudonyms.keyed(null);

        assertThat(one.of("clerk")).isEqualTo(one.of("clerk"));
        assertThat(Pseudonyms.keyed(null).of("clerk")).isNotEqualTo(one.of("clerk"));
    }

    @Test
    void nobodyStaysNobody() {
        assertThat(Pseudonyms.keyed(null).of(null)).isNull();
        assertThat(Pseudonyms.none().of("clerk")).isEqualTo("clerk");
    }
}
