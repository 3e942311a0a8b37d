package eu.socieux.recruitment;

import static eu.socieux.recruitment.process.ExpertRecruitment.CONFIRM_ADMISSIBILITY;
import static eu.socieux.recruitment.process.ExpertRecruitment.SCORE_APPLICATION;

import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What the panel entered about the applications of a call. */
@Component
class PanelScores {

    private static final String ITEM = "item";

    private final CaseFile caseFile;
    private final RecruitmentSettings settings;

    PanelScores(CaseFile caseFile, RecruitmentSettings settings) {
        this.caseFile = caseFile;
        this.settings = settings;
    }

    /**
     * The points of one application.
     *
     * @param points by criterion, averaged over the assessors
     * @param average the total of 100, averaged over the assessors
     */
    record Score(Map<String, BigDecimal> points, BigDecimal average) {}

    /**
     * The scores of the items 0 to {@code items - 1} of the scoring step, as entered since admissibility was confirmed
     * last: those of an earlier round, before an extension of the call, do not count.
     */
    List<Score> latest(CaseScope scope, int items) {
        List<Facts> entered = new ArrayList<>();
        for (CaseEntry entry : caseFile.entries(scope.caseNumber())) {
            if (!entry.scope().equals(scope)) {
                continue;
            }
            if (entry.element().equals(CONFIRM_ADMISSIBILITY)) {
                entered.clear();
            } else if (entry.element().equals(SCORE_APPLICATION)) {
                entered.add(new Facts(entry.answers()));
            }
        }
        return IntStream.range(0, items).mapToObj(item -> score(item, entered)).toList();
    }

    private Score score(int item, List<Facts> entered) {
        List<Facts> assessments = entered.stream()
                .filter(answers -> answers.requiredInteger(ITEM) == item)
                .toList();
        if (assessments.isEmpty()) {
            throw new IllegalStateException("The panel has not scored admissible application number " + (item + 1)
                    + "; complete all scoring tasks before the ranking.");
        }
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        BigDecimal total = BigDecimal.ZERO;
        for (String criterion : settings.criteria()) {
            BigDecimal sum = assessments.stream()
                    .map(answers -> answers.requiredNumber(criterion))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            points.put(criterion, averaged(sum, assessments.size()));
            total = total.add(sum);
        }
        return new Score(points, averaged(total, assessments.size()));
    }

    private static BigDecimal averaged(BigDecimal sum, int assessors) {
        return sum.divide(BigDecimal.valueOf(assessors), 2, RoundingMode.HALF_UP);
    }
}
