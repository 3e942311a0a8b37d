package eu.socieux.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eu.socieux.correspondence.Correspondent;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParticipantCorrespondentsTest {

    private static final CaseScope ACTIVITY = new CaseScope(new CaseNumber("R-2026-031"), 1);

    private final CaseFile caseFile = mock(CaseFile.class);
    private final ParticipantCorrespondents correspondents = new ParticipantCorrespondents(caseFile);

    @Test
    void participantsAreReachedThroughTheContactOfThePartner() {
        when(caseFile.facts(ACTIVITY))
                .thenReturn(Map.of(
                        "contactName", "Grace Banda",
                        "contactEmail", "grace@ministry.example",
                        "correspondenceLanguage", "en"));

        assertThat(correspondents.find("participants", ACTIVITY))
                .containsExactly(Correspondent.of("Grace Banda", "grace@ministry.example", "en"));
    }
}
