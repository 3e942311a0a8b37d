/** Planning as models see it. */
package eu.socieux.planning.process;
