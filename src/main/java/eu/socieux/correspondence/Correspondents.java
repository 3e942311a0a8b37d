package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;
import java.util.List;
import java.util.Set;

/** Knows who stands behind some of the recipient roles that models and the letter catalogue name. */
public interface Correspondents {

    /** The roles this bean answers for, for example {@code partner}. No two beans answer for the same role. */
    Set<String> roles();

    /** Everybody in a role, for a case or an activity; empty when nobody is known yet. */
    List<Correspondent> find(String role, CaseScope scope);

    /** Whether a letter to this role is needless when there is nobody, rather than a fault. */
    default boolean mayBeNobody(String role) {
        return false;
    }
}
