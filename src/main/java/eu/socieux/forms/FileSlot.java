package eu.socieux.forms;

/**
 * A field for a file beside a form, as the template {@code pages/form} writes it.
 *
 * @param name of the field; what the page sends the file under
 * @param label what is asked for, in the language of the reader
 * @param hint what else the person should know, null when nothing
 * @param required whether a file has to come with the answers
 * @param problem key of the message that says what is wrong with the file, null when nothing is
 */
public record FileSlot(String name, String label, String hint, boolean required, String problem) {

    /** The same field, saying what is wrong with the file that was sent. */
    public FileSlot with(String wrong) {
        return new FileSlot(name, label, hint, required, wrong);
    }
}
