/** The Migration page of Cockpit: moves running cases from an older version of a process to its newest one. */
package eu.socieux.cockpit.migration;
