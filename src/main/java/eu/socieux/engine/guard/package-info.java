/**
 * Closes the published holes of engine 7.24 that have no free fix (CVE-2026-109432, CVE-2026-77226) and limits what an
 * expression can reach.
 */
package eu.socieux.engine.guard;
