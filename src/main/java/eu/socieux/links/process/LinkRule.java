package eu.socieux.links.process;

import java.util.List;

/**
 * What a model says about a user task that can be answered by link.
 *
 * @param letters the letters that carry the link
 * @param filedAs document type as which the answer is filed, null when it is not
 * @param outside who is waited for, null when the model does not say
 */
record LinkRule(List<String> letters, String filedAs, String outside) {

    /** Under this name the rule stays with the element. */
    static final String PROPERTY = "socieux.linkRule";
}
