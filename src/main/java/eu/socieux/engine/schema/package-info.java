/** Creates the engine's tables from the scripts in the engine's own jar. */
package eu.socieux.engine.schema;
