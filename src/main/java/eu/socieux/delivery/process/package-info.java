/** Delivery as models see it. */
package eu.socieux.delivery.process;
