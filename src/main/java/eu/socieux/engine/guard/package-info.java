/**
 * Closes the published holes of engine 7.24 that have no free fix (CVE-2026-109432, CVE-2026-77226), limits what an
 * expression can reach, and keeps changes of a case to its forms.
 */
package eu.socieux.engine.guard;
