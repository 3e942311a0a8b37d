/** Evaluates actions: what was planned and what was done, what it cost, and what the questionnaires say. */
@org.springframework.modulith.ApplicationModule(displayName = "Evaluation")
package eu.socieux.evaluation;
