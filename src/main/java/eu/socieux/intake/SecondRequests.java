package eu.socieux.intake;

import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelation;
import eu.socieux.records.CaseRelation.Kind;
import eu.socieux.records.CaseRelations;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Facts;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does with a request that is like another what the officer decided who screened it. */
@Component
@Transactional
public class SecondRequests {

    static final String HELD = "request_held";
    static final String MERGED = "request_merged";
    static final String RELEASED = "request_released";

    /** What becomes of a request that stays by itself. */
    private static final String NONE = "none";

    private final CaseFile caseFile;
    private final CaseRelations relations;

    SecondRequests(CaseFile caseFile, CaseRelations relations) {
        this.caseFile = caseFile;
        this.relations = relations;
    }

    /**
     * Relates a request to the one which the officer named. A request is merged into, or held for, one that is open: where
     * that has ended between the decision and now, or was merged into this very request, the two are linked and this one
     * goes on.
     *
     * @param screening element in which the officer decided
     * @param open whether a request is open
     * @return {@code none}, {@code linked}, {@code merged} or {@code held}
     */
    public String relate(CaseScope scope, String screening, Predicate<CaseNumber> open) {
        Facts decided = new Facts(caseFile.facts(scope));
        CaseNumber number = scope.caseNumber();
        String decision = decided.text("duplicateDecision").orElse(NONE);
        if (decision.equals(NONE)) {
            return NONE;
        }
        CaseNumber named =
                new CaseNumber(decided.requiredText(decision.equals("link") ? "linkedRequest" : "otherRequest"));
        // In one order, so that two officers who merge two requests with each other do not wait for each other.
        Stream.of(number, named)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .forEach(caseFile::hold);
        CaseNumber other = relations.current(named);
        if (other.equals(number)) {
            return NONE;
        }
        Kind kind = decision.equals("link") || !open.test(other)
                ? Kind.LINKED
                : decision.equals("merge") ? Kind.MERGED : Kind.HELD;
        relations.relate(number, other, kind, author(scope, screening));
        caseFile.note(scope, screening, Map.of("relatedRequest", other.value()));
        if (kind != Kind.LINKED) {
            caseFile.reach(scope, kind == Kind.MERGED ? MERGED : HELD);
        }
        return kind.key();
    }

    /** A held request goes on, and is screened once more. */
    public void release(CaseScope scope) {
        relations.release(scope.caseNumber());
        caseFile.reach(scope, RELEASED);
    }

    /** A held request ended without going on: it waits for nothing any more. */
    public void forget(CaseNumber number) {
        relations.release(number);
    }

    /** The requests that wait for another now. */
    @Transactional(readOnly = true)
    public List<CaseRelation> held() {
        return relations.held();
    }

    private String author(CaseScope scope, String screening) {
        return caseFile.latestAuthors(scope, screening).stream()
                .sorted()
                .findFirst()
                .orElse("system");
    }
}
