package eu.socieux.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The guides of {@code docs/guides} as pages. Only those named here are shown. */
@Component
class Guides {

    /** In the order in which they are listed: for people outside, for each role, for those who run the program. */
    static final List<String> NAMES = List.of(
            "partner-and-expert",
            "registry-clerk",
            "action-manager",
            "expert-coordinator",
            "logistics",
            "team-leader",
            "approver",
            "panel-member",
            "auditor",
            "analyst",
            "run",
            "operate");

    private static final Pattern OTHER_GUIDE = Pattern.compile("([a-z-]+)\\.md(#[a-z0-9-]+)?");
    private static final Pattern ELSEWHERE = Pattern.compile("https?://.*|mailto:.*|#.*");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final SingletonSupplier<Map<String, Guide>> guides = SingletonSupplier.of(Guides::readAll);

    private static Map<String, Guide> readAll() {
        Parser parser = Parser.builder().extensions(EXTENSIONS).build();
        Map<String, Guide> read = new LinkedHashMap<>();
        NAMES.forEach(name -> read.put(name, guide(name, parser.parse(read(name)))));
        return read;
    }

    /**
     * A guide, ready to be shown.
     *
     * @param title its first heading, as text
     * @param html without that heading
     */
    record Guide(String name, String title, String html) {}

    List<Guide> all() {
        return List.copyOf(guides.obtain().values());
    }

    Optional<Guide> find(String name) {
        return Optional.ofNullable(guides.obtain().get(name));
    }

    private static Guide guide(String name, Node document) {
        document.accept(new Links());
        if (!(document.getFirstChild() instanceof Heading heading) || heading.getLevel() != 1) {
            throw new IllegalStateException(
                    "The guide " + name + ".md does not begin with a heading; add '# <title>'.");
        }
        heading.unlink();
        return new Guide(name, text(heading), html().render(document));
    }

    /** What is in a guide is text: HTML in it is shown, not obeyed, and addresses are checked. */
    private static HtmlRenderer html() {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading) {
                        attributes.put("id", anchor(text(node)));
                    }
                })
                .build();
    }

    private static String text(Node node) {
        return TextContentRenderer.builder().build().render(node).strip();
    }

    /** The anchor which the usual readers of Markdown give a heading: {@code working-with-tasks}. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s-]", "")
                .replaceAll("\\s", "-");
    }

    private static String read(String name) {
        try (InputStream content = new ClassPathResource("guides/" + name + ".md").getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The guide " + name + ".md cannot be read.", unreadable);
        }
    }

    /** Leads from guide to guide; what lies elsewhere in the source tree is not on these pages, and stays as text. */
    private static final class Links extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            visitChildren(link);
            Matcher guide = OTHER_GUIDE.matcher(link.getDestination());
            if (guide.matches() && NAMES.contains(guide.group(1))) {
                link.setDestination("/guides/" + guide.group(1) + (guide.group(2) == null ? "" : guide.group(2)));
            } else if (!ELSEWHERE.matcher(link.getDestination()).matches()) {
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.unlink();
            }
        }
    }
}
