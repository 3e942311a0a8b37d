package eu.socieux.planning;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Country;
import eu.socieux.planning.Action.Activity;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Facts;
import eu.socieux.records.Sequences;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what the Commission approved. */
@Component
@Transactional
public class Planning {

    private static final String STEP = "registerAction";
    private static final String MILESTONE = "action_approved";

    private final ActionRegister actions;
    private final CaseFile caseFile;
    private final Sequences sequences;
    private final Countries countries;
    private final PlanningSettings settings;

    Planning(
            ActionRegister actions,
            CaseFile caseFile,
            Sequences sequences,
            Countries countries,
            PlanningSettings settings) {
        this.actions = actions;
        this.caseFile = caseFile;
        this.sequences = sequences;
        this.countries = countries;
        this.settings = settings;
    }

    /**
     * Gives the approved action its code and records its activities as planned. A case has one action: a second call
     * changes nothing.
     *
     * @return the action code, for example {@code 2026-014 MWI}
     * @throws Facts.MissingFact when the plan or the approval lacks a fact
     */
    public String registerAction(CaseNumber caseNumber) {
        Optional<Action> known = actions.find(caseNumber);
        if (known.isPresent()) {
            return known.get().code();
        }
        CaseScope scope = CaseScope.wholeCase(caseNumber);
        Action action = approved(caseNumber, new Facts(caseFile.facts(scope)));
        actions.add(action);
        caseFile.note(scope, STEP, Map.of("actionCode", action.code()));
        caseFile.reach(scope, MILESTONE);
        return action.code();
    }

    private Action approved(CaseNumber caseNumber, Facts facts) {
        LocalDate approvedOn = facts.requiredDate("approvalDate");
        String country = facts.requiredText("country");
        String iso3 = countries.find(country).map(Country::iso3).orElse(settings.otherCountry());
        int sequence = sequences.next("action", approvedOn.getYear());
        String code = settings.actionCode()
                .fill(Map.of(
                        "year", approvedOn.getYear(),
                        "yy", "%02d".formatted(approvedOn.getYear() % 100),
                        "sequence", sequence,
                        "iso3", iso3,
                        "iso2", country));
        return new Action(
                caseNumber.value(),
                code,
                approvedOn.getYear(),
                sequence,
                facts.requiredText("actionTitle"),
                facts.requiredText("institutionName"),
                country,
                iso3,
                approvedOn,
                IntStream.rangeClosed(1, facts.requiredInteger("activityCount"))
                        .mapToObj(number -> planned(number, facts))
                        .toList());
    }

    private static Activity planned(int number, Facts facts) {
        String prefix = "activity" + number;
        return new Activity(
                number,
                facts.requiredText(prefix + "Title"),
                facts.text(prefix + "Nature").orElse(null),
                facts.text(prefix + "Modality").orElse(null),
                facts.text(prefix + "Place").orElse(null),
                facts.date(prefix + "StartsOn").orElse(null),
                facts.date(prefix + "EndsOn").orElse(null),
                facts.requiredInteger(prefix + "Positions"));
    }
}
