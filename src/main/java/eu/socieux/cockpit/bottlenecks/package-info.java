/** Shows in Cockpit where cases wait, for whom and how long, and when they will probably end. */
package eu.socieux.cockpit.bottlenecks;
