package eu.socieux.portal;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The guides of {@code docs/guides} as pages. Only those named here are shown, and only the pictures they refer to. */
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
            "manager",
            "approver",
            "panel-member",
            "auditor",
            "analyst",
            "event-log",
            "administrator",
            "run",
            "operate");

    private static final Pattern OTHER_GUIDE = Pattern.compile("([a-z-]+)\\.md(#[a-z0-9-]+)?");
    private static final String PICTURES = "/guides/pictures/";
    private static final Pattern PICTURE = Pattern.compile("pictures/([a-z0-9-]+\\.png)");
    private static final Pattern ELSEWHERE = Pattern.compile("https?://.*|mailto:.*|#.*");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final SingletonSupplier<Shelf> shelf = SingletonSupplier.of(Shelf::read);

    /** What is shown: guides by their names, and the pictures in them by their file names. */
    private record Shelf(Map<String, Guide> guides, Map<String, Dimension> pictures) {

        static Shelf read() {
            Parser parser = Parser.builder().extensions(EXTENSIONS).build();
            var shelf = new Shelf(new LinkedHashMap<>(), new HashMap<>());
            NAMES.forEach(name -> shelf.guides.put(name, guide(name, parser.parse(Guides.read(name)), shelf.pictures)));
            return shelf;
        }
    }

    /**
     * A guide, ready to be shown.
     *
     * @param title its first heading, as text
     * @param html without that heading
     */
    record Guide(String name, String title, String html) {}

    List<Guide> all() {
        return List.copyOf(shelf.obtain().guides().values());
    }

    Optional<Guide> find(String name) {
        return Optional.ofNullable(shelf.obtain().guides().get(name));
    }

    /** A picture to which a guide refers, as PNG. Nothing else is found, whatever the name. */
    Optional<Resource> picture(String fileName) {
        return shelf.obtain().pictures().containsKey(fileName) ? Optional.of(pictureFile(fileName)) : Optional.empty();
    }

    private static Guide guide(String name, Node document, Map<String, Dimension> pictures) {
        document.accept(new Links(pictures));
        if (!(document.getFirstChild() instanceof Heading heading) || heading.getLevel() != 1) {
            throw new IllegalStateException(
                    "The guide " + name + ".md does not begin with a heading; add '# <title>'.");
        }
        heading.unlink();
        return new Guide(name, text(heading), html(pictures).render(document));
    }

    /** What is in a guide is text: HTML in it is shown, not obeyed, and addresses are checked. */
    private static HtmlRenderer html(Map<String, Dimension> pictures) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading) {
                        attributes.put("id", anchor(text(node)));
                    } else if (node instanceof Image image) {
                        // The text below keeps its place while pictures come in
                        Dimension size = pictures.get(fileName(image));
                        attributes.put("width", String.valueOf(size.width));
                        attributes.put("height", String.valueOf(size.height));
                        attributes.put("loading", "lazy");
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

    private static String fileName(Image picture) {
        return picture.getDestination().substring(PICTURES.length());
    }

    private static Resource pictureFile(String fileName) {
        return new ClassPathResource("guides/pictures/" + fileName);
    }

    private static Dimension size(String fileName) {
        try (InputStream content = pictureFile(fileName).getInputStream()) {
            BufferedImage picture = ImageIO.read(content);
            return new Dimension(picture.getWidth(), picture.getHeight());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The picture " + fileName + " of the guides cannot be read.", unreadable);
        }
    }

    /** Leads from guide to guide; what lies elsewhere in the source tree is not on these pages, and stays as text. */
    private static final class Links extends AbstractVisitor {

        private final Map<String, Dimension> pictures;

        Links(Map<String, Dimension> pictures) {
            this.pictures = pictures;
        }

        /** Shown in the text, and opened at its full size by a click. */
        @Override
        public void visit(Image image) {
            Matcher picture = PICTURE.matcher(image.getDestination());
            if (!picture.matches()) {
                image.insertBefore(new Text(text(image)));
                image.unlink();
                return;
            }
            pictures.computeIfAbsent(picture.group(1), Guides::size);
            image.setDestination(PICTURES + picture.group(1));
            var open = new Link(image.getDestination(), null);
            image.insertBefore(open);
            open.appendChild(image);
        }

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
