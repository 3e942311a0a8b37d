package eu.socieux.cockpit.bottlenecks;

/**
 * One deployed version of a process.
 *
 * @param id the engine's id of the definition
 * @param key id of the process in its model
 * @param name name of the process in its model, its key where it has none
 */
record ProcessVersion(String id, String key, String name, int version) {}
