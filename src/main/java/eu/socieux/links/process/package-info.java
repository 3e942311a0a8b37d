/** Links as models see them: which tasks can be answered by link, which letters carry one, and how an answer ends a task. */
@org.springframework.modulith.NamedInterface("process")
package eu.socieux.links.process;
