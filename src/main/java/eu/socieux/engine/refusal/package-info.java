/** Brings a refusal to the person who asked, whole and without the engine's wrapping. */
package eu.socieux.engine.refusal;
