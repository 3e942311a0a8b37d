/**
 * The only shared engine code: typed process variables, which beans models may name, deployment of the models,
 * guards against published holes, and sign-in of staff.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Engine")
package eu.socieux.engine;
