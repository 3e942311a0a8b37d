/**
 * Reads requests, and proposes what the screening form asks for: every value with where it was read. Nothing here
 * decides anything, and nothing that a person keyed in is ever replaced.
 */
package eu.socieux.intake.reading;
