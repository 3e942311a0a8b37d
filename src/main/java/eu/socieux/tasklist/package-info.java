/**
 * Cases in Camunda Tasklist: its plug-in adds tabs to a task, and this is the server side of them. The plug-in's
 * resources live in Tasklist's own web application, behind its sign-in, its protection against forged requests and its
 * headers; they are no Spring beans, and reach ours through {@link eu.socieux.tasklist.CaseworkResource} alone.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Tasklist")
package eu.socieux.tasklist;
