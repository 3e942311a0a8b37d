package eu.socieux.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eu.socieux.directory.Institution;
import eu.socieux.directory.Institutions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisteredInstitutionsTest {

    private static final Source LETTER = new Source("letter.pdf", "page 1", "the MoL asks");
    private static final List<Proposal> READ = List.of(
            new Proposal("institutionName", "MoL", Certainty.TEXT, LETTER, List.of()),
            new Proposal("country", "MW", Certainty.TEXT, LETTER, List.of()),
            new Proposal("institutionKind", "other", Certainty.INFERRED, LETTER, List.of()));

    private final Institutions register = mock(Institutions.class);
    private final RegisteredInstitutions institutions = new RegisteredInstitutions(register);

    @Test
    void anInstitutionTheRegisterKnowsIsProposedByItsNameAndKindThere() {
        when(register.meantBy("MoL", "MW")).thenReturn(List.of(entry(1L, "Ministry of Labour")));

        List<Proposal> settled = institutions.settled(READ);

        assertThat(settled)
                .extracting(Proposal::field, Proposal::value)
                .containsExactlyInAnyOrder(
                        tuple("institutionName", "Ministry of Labour"),
                        tuple("country", "MW"),
                        tuple("institutionKind", "central_government"));
        assertThat(settled.get(0).earlier()).extracting(Proposal.Earlier::value).containsExactly("MoL");
        assertThat(settled.get(0).source().document()).isEqualTo("Register of institutions");
    }

    @Test
    void severalThatMayBeMeantSettleNothing() {
        when(register.meantBy("MoL", "MW"))
                .thenReturn(List.of(entry(1L, "Ministry of Labour"), entry(2L, "Ministry of Labels")));

        assertThat(institutions.settled(READ)).isEqualTo(READ);
    }

    @Test
    void withoutACountryTheRegisterIsNotAsked() {
        List<Proposal> read = List.of(READ.get(0), READ.get(2));

        assertThat(institutions.settled(read)).isEqualTo(read);
    }

    private static Institution entry(long id, String name) {
        return new Institution(
                id, name, Map.of(), "central_government", "MW", List.of("MoL"), null, null, null, null, true, 0);
    }
}
