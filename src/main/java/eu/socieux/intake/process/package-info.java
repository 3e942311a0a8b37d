/** Starts the process of a registered request, and the automatic part of its assessment. */
package eu.socieux.intake.process;
