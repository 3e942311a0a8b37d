/**
 * Deployment of processes, decisions and forms: of those that come with the software at its start, and of those that
 * analysts send. All modules check them before anything is stored.
 */
@org.springframework.modulith.NamedInterface("deployment")
package eu.socieux.engine.deployment;
