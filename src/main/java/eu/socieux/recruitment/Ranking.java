package eu.socieux.recruitment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Puts the scored applications of a call in order. At equal points the preferred kinds of employer come first, then the
 * gender which is rarer among those placed so far, then the earlier registration.
 */
record Ranking(int positions, int reserves, BigDecimal threshold, List<String> preferredKinds) {

    private static final Set<String> BALANCED = Set.of("woman", "man");

    /** An admissible application with its points. */
    record Candidate(int number, BigDecimal points, String employerKind, String gender) {}

    /** A candidate's place, from 1, and what follows from it. */
    record Place(int number, int rank, SelectionResult result) {}

    /** The candidates in order; those below the threshold come last and are not selected. */
    List<Place> of(List<Candidate> candidates) {
        List<Candidate> waiting = new ArrayList<>(candidates);
        List<Candidate> placed = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Candidate next = waiting.stream().min(order(placed)).orElseThrow();
            waiting.remove(next);
            placed.add(next);
        }
        List<Place> places = new ArrayList<>();
        for (Candidate candidate : placed) {
            int rank = places.size() + 1;
            places.add(new Place(candidate.number(), rank, result(candidate, rank)));
        }
        return places;
    }

    private Comparator<Candidate> order(List<Candidate> placed) {
        return Comparator.comparing(Candidate::points)
                .reversed()
                .thenComparing(candidate -> !preferredKinds.contains(candidate.employerKind()))
                .thenComparing(candidate -> surplus(candidate.gender(), placed))
                .thenComparing(Candidate::number);
    }

    /** How many more of this gender than of the other are placed; 0 for who did not say. */
    private static long surplus(String gender, List<Candidate> placed) {
        if (!BALANCED.contains(String.valueOf(gender))) {
            return 0;
        }
        return placed.stream()
                .map(Candidate::gender)
                .filter(other -> BALANCED.contains(String.valueOf(other)))
                .mapToLong(other -> other.equals(gender) ? 1 : -1)
                .sum();
    }

    private SelectionResult result(Candidate candidate, int rank) {
        if (candidate.points().compareTo(threshold) < 0) {
            return SelectionResult.NOT_SELECTED;
        }
        if (rank <= positions) {
            return SelectionResult.SELECTED;
        }
        return rank <= positions + reserves ? SelectionResult.RESERVE : SelectionResult.NOT_SELECTED;
    }
}
