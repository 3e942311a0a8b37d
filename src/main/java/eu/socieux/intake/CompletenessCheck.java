package eu.socieux.intake;

import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The check-list of screening: what a request has to say, what was found of it, and what the institution is asked for.
 * The table of the check-list proposes; where an officer has decided otherwise, that counts.
 */
@Component
public class CompletenessCheck {

    /** The fact with the list of what is missing. */
    static final String GAPS = "gaps";

    private static final String MISSING = "missing";
    private static final List<String> MILDEST_FIRST = List.of("given", "unclear", MISSING);

    private final CaseFacts facts;
    private final CaseFile caseFile;

    CompletenessCheck(CaseFacts facts, CaseFile caseFile) {
        this.facts = facts;
        this.caseFile = caseFile;
    }

    /**
     * A row of the check-list that applies.
     *
     * @param item what the request has to say, for example {@code signature}
     * @param finding {@code given}, {@code unclear} or {@code missing}
     */
    public record Row(String item, String finding) {}

    /**
     * What is missing, and what to ask for.
     *
     * @param texts by language
     */
    public record Gap(String item, Map<String, Object> texts) {}

    /** What the tables decide on: every answer that is a text, a number or a flag and is not empty. */
    public Map<String, Object> inputs(CaseScope scope) {
        Map<String, Object> inputs = new HashMap<>();
        facts.of(scope).forEach((key, value) -> {
            if (value instanceof Number
                    || value instanceof Boolean
                    || (value instanceof String text && !text.isBlank())) {
                inputs.put(key, value);
            }
        });
        return inputs;
    }

    /** The worst finding for each item, in the order in which the rows name the items first. */
    public Map<String, String> findings(List<Row> rows) {
        Map<String, String> findings = new LinkedHashMap<>();
        rows.forEach(row -> findings.merge(
                row.item(),
                row.finding(),
                (one, other) -> MILDEST_FIRST.indexOf(one) < MILDEST_FIRST.indexOf(other) ? other : one));
        return findings;
    }

    /** The items the institution is asked for: those an officer calls missing, and those found so if none decided. */
    public List<String> missing(CaseScope scope, Map<String, String> findings) {
        Map<String, Object> known = facts.of(scope);
        return findings.keySet().stream()
                .filter(item -> MISSING.equals(
                        known.get(key(item, "Officer")) instanceof String decided && !decided.isBlank()
                                ? decided
                                : findings.get(item)))
                .toList();
    }

    /** Notes the finding for each item under {@code completeness<Item>Auto}, and the gaps with their texts. */
    public void note(CaseScope scope, String element, Map<String, String> findings, List<Gap> gaps) {
        Map<String, Object> noted = new LinkedHashMap<>();
        findings.forEach((item, finding) -> noted.put(key(item, "Auto"), finding));
        List<Map<String, Object>> listed = new ArrayList<>();
        gaps.forEach(gap -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("item", gap.item());
            one.putAll(gap.texts());
            listed.add(one);
        });
        noted.put(GAPS, listed);
        caseFile.note(scope, element, noted);
    }

    private static String key(String item, String kind) {
        return "completeness" + Character.toUpperCase(item.charAt(0)) + item.substring(1) + kind;
    }
}
