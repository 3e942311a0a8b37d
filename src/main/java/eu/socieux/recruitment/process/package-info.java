/** Recruitment as models see it. */
package eu.socieux.recruitment.process;
