/** The History pages of Cockpit: finished cases, one of them from beginning to end, and event logs to take away. */
package eu.socieux.cockpit.history;
