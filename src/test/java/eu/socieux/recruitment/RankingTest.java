package eu.socieux.recruitment;

import static eu.socieux.recruitment.SelectionResult.NOT_SELECTED;
import static eu.socieux.recruitment.SelectionResult.RESERVE;
import static eu.socieux.recruitment.SelectionResult.SELECTED;
import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.recruitment.Ranking.Candidate;
import eu.socieux.recruitment.Ranking.Place;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final String EU = "eu_public_administration";
    private static final String NGO = "ngo";

    @Test
    void theBestFillTheTeamTheNextTheReserveListAndTheOthersAreNotSelected() {
        Ranking ranking = ranking(2, 2);

        List<Place> places = ranking.of(List.of(
                candidate(1, 70, NGO, "man"),
                candidate(2, 95, NGO, "man"),
                candidate(3, 80, NGO, "man"),
                candidate(4, 65, NGO, "man"),
                candidate(5, 90, NGO, "man")));

        assertThat(places)
                .containsExactly(
                        new Place(2, 1, SELECTED),
                        new Place(5, 2, SELECTED),
                        new Place(3, 3, RESERVE),
                        new Place(1, 4, RESERVE),
                        new Place(4, 5, NOT_SELECTED));
    }

    @Test
    void whoStaysBelowTheThresholdIsNotSelectedEvenWhenPlacesStayFree() {
        List<Place> places = ranking(2, 2).of(List.of(candidate(1, 59.99, EU, "woman"), candidate(2, 60, NGO, "man")));

        assertThat(places).containsExactly(new Place(2, 1, SELECTED), new Place(1, 2, NOT_SELECTED));
    }

    @Test
    void atEqualPointsThePublicAdministrationOfAMemberStateComesFirst() {
        List<Place> places = ranking(1, 1).of(List.of(candidate(1, 80, NGO, "woman"), candidate(2, 80, EU, "man")));

        assertThat(places).extracting(Place::number).containsExactly(2, 1);
    }

    @Test
    void atEqualPointsAndKindTheGenderWhichIsRarerAmongThoseBeforeComesFirst() {
        List<Place> places = ranking(2, 1)
                .of(List.of(candidate(1, 90, EU, "man"), candidate(2, 80, EU, "man"), candidate(3, 80, EU, "woman")));

        assertThat(places).extracting(Place::number).containsExactly(1, 3, 2);
    }

    @Test
    void whoDidNotStateAGenderIsNeitherPreferredNorPutBack() {
        List<Place> places = ranking(3, 0)
                .of(List.of(
                        candidate(1, 90, EU, "man"),
                        candidate(2, 80, EU, "man"),
                        candidate(3, 80, EU, "not_stated"),
                        candidate(4, 80, EU, null),
                        candidate(5, 80, EU, "woman")));

        // Once the woman is placed the genders are even, and the order of registration decides again.
        assertThat(places).extracting(Place::number).containsExactly(1, 5, 2, 3, 4);
    }

    @Test
    void otherwiseTheEarlierRegistrationComesFirst() {
        List<Place> places = ranking(1, 0).of(List.of(candidate(7, 80, EU, "man"), candidate(3, 80, EU, "man")));

        assertThat(places).containsExactly(new Place(3, 1, SELECTED), new Place(7, 2, NOT_SELECTED));
    }

    @Test
    void withoutCandidatesThereAreNoPlaces() {
        assertThat(ranking(2, 2).of(List.of())).isEmpty();
    }

    private static Ranking ranking(int positions, int reserves) {
        return new Ranking(positions, reserves, new BigDecimal(60), List.of(EU));
    }

    private static Candidate candidate(int number, double points, String employerKind, String gender) {
        return new Candidate(number, BigDecimal.valueOf(points), employerKind, gender);
    }
}
