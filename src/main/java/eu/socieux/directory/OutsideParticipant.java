package eu.socieux.directory;

import java.util.Locale;

/** Who outside the facility a step can wait for. */
public enum OutsideParticipant {
    /** The institution that asked for assistance. */
    PARTNER,
    /** The EU Delegation in its country. */
    DELEGATION,
    /** The European Commission. */
    COMMISSION,
    /** An expert, or somebody who applies to become one. */
    EXPERT,
    /** Those who took part in an activity. */
    PARTICIPANTS;

    /** As models write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
