/** Each process driven along each of its paths. */
package eu.socieux.paths;
