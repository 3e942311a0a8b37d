package eu.socieux.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Milestone;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConsultationFactsTest {

    private static final CaseScope CASE = CaseScope.wholeCase(new CaseNumber("R-2026-031"));

    private final CaseFile caseFile = mock(CaseFile.class);
    private final ConsultationFacts facts = new ConsultationFacts(caseFile);

    @Test
    void silenceIsShownAsNoAnswer() {
        reached("request_accepted", "delegation_silent", "action_approved");

        assertThat(facts.of(CASE)).containsEntry("delegationOpinion", "no_answer");
    }

    @Test
    void anOpinionIsLeftAsItWasEntered() {
        reached("request_accepted", "delegation_answered");

        assertThat(facts.of(CASE)).isEmpty();
    }

    @Test
    void beforeTheConsultationThereIsNothingToShow() {
        reached("request_accepted");

        assertThat(facts.of(CASE)).isEmpty();
    }

    private void reached(String... milestones) {
        when(caseFile.milestones(CASE.caseNumber()))
                .thenReturn(Arrays.stream(milestones)
                        .map(name -> new Milestone(CASE, name, Instant.EPOCH))
                        .toList());
    }
}
