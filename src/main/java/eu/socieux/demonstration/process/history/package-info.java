/**
 * Tells two years of the facility's life: people and outside parties answer forms, timers fire, letters leave, all in
 * the engine itself with its clock moved.
 */
package eu.socieux.demonstration.process.history;
