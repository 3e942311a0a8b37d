/** Asks the engine what is open in a case. */
package eu.socieux.portal.process;
