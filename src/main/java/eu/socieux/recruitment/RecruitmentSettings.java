package eu.socieux.recruitment;

import eu.socieux.records.CodeTemplate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of calls and of selection.
 *
 * @param callReference template of a call's reference; may name year, yy, sequence (both of the action), iso3, activity
 * @param applicationReference template of an application's reference; may name call and number
 * @param closingTime time of day at which a call closes
 * @param closingZone time zone of the closing time
 * @param latePost working days after the closing during which the registry still records what came by post
 * @param criteria form keys of the scored criteria
 * @param threshold least total for selected and reserve, in points of 100
 * @param reserves length of the reserve list
 * @param preferredKinds kinds of employer which come first at equal points
 */
@Validated
@ConfigurationProperties("socieux.recruitment")
record RecruitmentSettings(
        @DefaultValue("{yy}-{sequence}/{iso3}/{activity}") @NotNull CodeTemplate callReference,
        @DefaultValue("{call}/{number:3}") @NotNull CodeTemplate applicationReference,
        @DefaultValue("17:00") @NotNull LocalTime closingTime,
        @DefaultValue("Europe/Brussels") @NotNull ZoneId closingZone,
        @DefaultValue("2") @Min(0) int latePost,
        @DefaultValue({
                    "technicalMatch",
                    "practitionerExperience",
                    "trainingSkills",
                    "languageSkills",
                    "regionalKnowledge"
                })
                @NotNull List<String> criteria,
        @DefaultValue("60") @NotNull @Min(0) @Max(100) BigDecimal threshold,
        @DefaultValue("2") @Min(0) int reserves,
        @DefaultValue("eu_public_administration") @NotNull List<String> preferredKinds) {

    RecruitmentSettings {
        callReference.naming("year", "yy", "sequence", "iso3", "activity");
        applicationReference.naming("call", "number");
    }
}
