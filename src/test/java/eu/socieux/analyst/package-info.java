/** What analysts do from Camunda Modeler, over the same REST calls. */
package eu.socieux.analyst;
