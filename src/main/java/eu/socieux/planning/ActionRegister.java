package eu.socieux.planning;

import eu.socieux.planning.Action.Activity;
import eu.socieux.records.CaseNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The approved actions with their activities, at most one of a case. */
@Component
class ActionRegister {

    private final JdbcClient database;

    ActionRegister(JdbcClient database) {
        this.database = database;
    }

    Optional<Action> find(CaseNumber caseNumber) {
        List<Activity> activities = activities(caseNumber);
        return database.sql(
                        """
                        select code, year, sequence, title, institution, country, country_code, approved_on
                        from action
                        where case_number = :caseNumber
                        """)
                .param("caseNumber", caseNumber.value())
                .query((row, number) -> new Action(
                        caseNumber.value(),
                        row.getString("code"),
                        row.getInt("year"),
                        row.getInt("sequence"),
                        row.getString("title"),
                        row.getString("institution"),
                        row.getString("country"),
                        row.getString("country_code"),
                        row.getObject("approved_on", LocalDate.class),
                        activities))
                .optional();
    }

    void add(Action action) {
        database.sql(
                        """
                        insert into action (case_number, code, year, sequence, title, institution, country, country_code, approved_on)
                        values (:caseNumber, :code, :year, :sequence, :title, :institution, :country, :countryCode, :approvedOn)
                        """)
                .paramSource(action)
                .update();
        for (Activity activity : action.activities()) {
            database.sql(
                            """
                            insert into activity
                                (case_number, activity_number, title, nature, modality, place, starts_on, ends_on, positions)
                            values (:caseNumber, :number, :title, :nature, :modality, :place, :startsOn, :endsOn, :positions)
                            """)
                    .param("caseNumber", action.caseNumber())
                    .param("number", activity.number())
                    .param("title", activity.title())
                    .param("nature", activity.nature())
                    .param("modality", activity.modality())
                    .param("place", activity.place())
                    .param("startsOn", activity.startsOn())
                    .param("endsOn", activity.endsOn())
                    .param("positions", activity.positions())
                    .update();
        }
    }

    private List<Activity> activities(CaseNumber caseNumber) {
        return database.sql(
                        """
                        select activity_number as number, title, nature, modality, place, starts_on, ends_on, positions
                        from activity
                        where case_number = :caseNumber
                        order by activity_number
                        """)
                .param("caseNumber", caseNumber.value())
                .query(Activity.class)
                .list();
    }
}
