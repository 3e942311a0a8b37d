/** Where forms meet the engine: what a task's form is given, what becomes of its answers, and who may answer. */
@org.springframework.modulith.NamedInterface("process")
package eu.socieux.forms.process;
