/** Letters as models see them: the building block that sends one, and the incident when one cannot be sent. */
package eu.socieux.correspondence.process;
