package eu.socieux.links;

/** A link cannot be answered any more, or never could: which of it is nobody's business who holds it. */
public class LinkGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LinkGone() {
        super("This link cannot be answered.");
    }

    public LinkGone(Throwable cause) {
        super("This link cannot be answered.", cause);
    }
}
