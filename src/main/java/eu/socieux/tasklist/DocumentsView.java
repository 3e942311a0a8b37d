package eu.socieux.tasklist;

import java.util.List;

/**
 * The documents of a case as the tab of one of its tasks shows them, in the language of the reader.
 *
 * @param activityNumber null when the task is about the whole case
 * @param changeable whether the reader may add and change documents
 * @param maxSize largest file that is taken, in bytes
 * @param expected what the task needs and brings, in the order of the model
 * @param types what can be uploaded besides
 */
record DocumentsView(
        String caseNumber,
        Integer activityNumber,
        boolean changeable,
        long maxSize,
        List<Expected> expected,
        List<Filed> documents,
        List<Type> types) {

    /**
     * A line of the check-list.
     *
     * @param subject whom the document has to be about, null when that is the case or activity
     * @param label what the document is called, with the name of whom it is about
     * @param produced whether the task itself brings it; otherwise it is needed from before
     * @param state filed, missing, or depends: on an answer in the form
     * @param condition when it is needed, in words; null when always
     * @param uploadable whether it comes from outside; otherwise the system makes it
     * @param documents ids of the documents that count for it
     */
    record Expected(
            String type,
            String subject,
            String label,
            boolean produced,
            String state,
            String condition,
            boolean uploadable,
            List<Long> documents) {}

    /**
     * A type of document.
     *
     * @param subject whom one of this type has to be about, null when that is the case or activity
     * @param label its name, with that of whom it is about
     */
    record Type(String key, String subject, String label) {}

    /**
     * A document.
     *
     * @param activityNumber null when it is about the whole case
     * @param subject whom or what it is about, null when that is the case or activity; the number of the case that was
     *     merged into this one when it is on file there
     * @param elsewhere whether it belongs to another activity than the task, or to a case that was merged into this one
     * @param aside whether it was set aside: it counts for nothing
     * @param changeable whether the reader may replace it or set it aside from this task
     * @param versions newest first
     */
    record Filed(
            long id,
            String type,
            String label,
            Integer activityNumber,
            String subject,
            boolean elsewhere,
            boolean aside,
            String asideBecause,
            boolean changeable,
            List<Version> versions) {}

    /**
     * A version of a document.
     *
     * @param size in bytes
     * @param shown whether its pages can be looked at
     */
    record Version(
            long id,
            int number,
            String code,
            String fileName,
            long size,
            String author,
            String origin,
            String at,
            String status,
            boolean shown) {}
}
