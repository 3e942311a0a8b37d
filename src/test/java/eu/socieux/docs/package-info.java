/** Writes the pages about the processes in {@code docs/processes} from the models, and checks that they are up to date. */
package eu.socieux.docs;
