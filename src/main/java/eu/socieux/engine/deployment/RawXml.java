package eu.socieux.engine.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A model file element by element, as written: expressions and code may stand in any attribute. */
final class RawXml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private RawXml() {}

    static void everyElement(byte[] content, Consumer<Element> visitor) {
        visit(read(content).getDocumentElement(), visitor);
    }

    private static void visit(Element element, Consumer<Element> visitor) {
        visitor.accept(element);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                visit(inner, visitor);
            }
        }
    }

    /** The text of an element without its children's. */
    static String ownText(Element element) {
        var text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }

    /** The id of the nearest element around it, itself included, which the diagram shows; null when there is none. */
    static String idAround(Element element) {
        for (Node at = element; at instanceof Element around; at = at.getParentNode()) {
            String id = around.getAttribute("id");
            if (!id.isEmpty() && BPMN.equals(around.getNamespaceURI())) {
                return id;
            }
        }
        return null;
    }

    private static Document read(byte[] content) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalStateException("A file that was read as a model is no XML.", broken);
        }
    }
}
