/** The pages on which administrators look after the directory, the register of institutions and the letters. */
package eu.socieux.portal.administration;
