package eu.socieux.directory;

import java.util.Locale;

/** The roles of those who work on cases. Each is a group of the engine and, in models, a candidate group. */
public enum Role {
    /** Receives and registers, checks completeness. */
    REGISTRY("Registry"),
    /** Assesses requests, writes plans and terms of reference, runs activities. */
    ACTION_MANAGER("Action managers"),
    /** Publishes calls, checks applications. */
    EXPERT_COORDINATOR("Expert coordinators"),
    /** Contracts, travel, claims. */
    LOGISTICS("Logistics and finance"),
    /** Signs for the facility, settles doubtful cases. */
    TEAM_LEADER("Team leaders"),
    /** Decides on actions for the European Commission. */
    APPROVER("Approvers"),
    /** Scores applications. */
    PANEL("Selection panel"),
    /** Changes processes, forms and decisions. */
    ANALYST("Process analysts"),
    /** Reads everything, changes nothing. */
    AUDITOR("Auditors");

    private final String displayName;

    Role(String displayName) {
        this.displayName = displayName;
    }

    /** Id of the engine's group: {@code action-manager}. */
    public String groupId() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** English name for administrators. */
    public String displayName() {
        return displayName;
    }
}
