package eu.socieux.startup;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Names what the libraries for XML and mail would otherwise look for in every jar, again for each document printed and
 * each part of a message: there is only one of each here. A name given on the command line stays.
 */
class KnownProviders implements EnvironmentPostProcessor {

    private static final String JDK = "com.sun.org.apache.";

    private static final Map<String, String> PROVIDERS = Map.of(
            "javax.xml.parsers.DocumentBuilderFactory",
            JDK + "xerces.internal.jaxp.DocumentBuilderFactoryImpl",
            "javax.xml.parsers.SAXParserFactory",
            JDK + "xerces.internal.jaxp.SAXParserFactoryImpl",
            "javax.xml.transform.TransformerFactory",
            JDK + "xalan.internal.xsltc.trax.TransformerFactoryImpl",
            "jakarta.mail.util.StreamProvider",
            "org.eclipse.angus.mail.util.MailStreamProvider",
            "jakarta.activation.spi.MailcapRegistryProvider",
            "org.eclipse.angus.activation.MailcapRegistryProviderImpl",
            "jakarta.activation.spi.MimeTypeRegistryProvider",
            "org.eclipse.angus.activation.MimeTypeRegistryProviderImpl");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        PROVIDERS.forEach((kind, provider) -> System.getProperties().putIfAbsent(kind, provider));
    }
}
