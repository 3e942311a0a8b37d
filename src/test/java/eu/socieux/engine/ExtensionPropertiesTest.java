package eu.socieux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.junit.jupiter.api.Test;

class ExtensionPropertiesTest {

    private static final Parser XML = new Parser() {
        @Override
        public Parse createParse() {
            return new Parse(this) {};
        }

        @Override
        protected SAXParser getSaxParser() throws Exception {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newSAXParser();
        }
    };

    @Test
    void aPropertyIsReadWithoutSurroundingBlanks() {
        var properties = propertiesOf("<camunda:property name='serviceLevel' value=' screening '/>");

        assertThat(properties.find("serviceLevel")).contains("screening");
        assertThat(properties.find("outsideParticipant")).isEmpty();
    }

    @Test
    void aCommaListKeepsTheOrderOfTheModel() {
        var properties = propertiesOf(
                "<camunda:property name='requiredDocuments' value='claim, action_form when kind=plan,,other'/>");

        assertThat(properties.list("requiredDocuments"))
                .containsExactly("claim", "action_form when kind=plan", "other");
        assertThat(properties.list("producedDocuments")).isEmpty();
    }

    @Test
    void anEmptyValueCountsAsNone() {
        var properties = propertiesOf(
                "<camunda:property name='serviceLevel' value=' '/><camunda:property name='routingFields'/>");

        assertThat(properties.find("serviceLevel")).isEmpty();
        assertThat(properties.find("routingFields")).isEmpty();
        assertThat(properties.list("serviceLevel")).isEmpty();
    }

    @Test
    void anElementWithoutExtensionsHasNone() {
        assertThat(ExtensionProperties.of(parse("<userTask xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>"))
                        .find("serviceLevel"))
                .isEmpty();
    }

    private static ExtensionProperties propertiesOf(String properties) {
        return ExtensionProperties.of(parse(
                """
                <userTask xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'
                          xmlns:camunda='http://camunda.org/schema/1.0/bpmn'>
                  <extensionElements><camunda:properties>%s</camunda:properties></extensionElements>
                </userTask>
                """
                        .formatted(properties)));
    }

    private static Element parse(String xml) {
        Parse parse =
                XML.createParse().sourceInputStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        return parse.execute().getRootElement();
    }
}
