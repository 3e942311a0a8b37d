/** Pictures of models, for the documentation and for those who want to see where a case stands. */
@org.springframework.modulith.NamedInterface("picture")
package eu.socieux.engine.picture;
