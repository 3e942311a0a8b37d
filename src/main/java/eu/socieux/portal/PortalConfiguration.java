package eu.socieux.portal;

import eu.socieux.documents.DocumentSettings;
import eu.socieux.links.AnswerLinks;
import jakarta.servlet.MultipartConfigElement;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all pages share: their words, their language, and how much can be sent to them. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration implements WebMvcConfigurer {

    private static final int READ_TO_THE_END = -1;
    private static final DataSize ROOM_FOR_OTHER_FIELDS = DataSize.ofMegabytes(1);

    private final PageLanguage language = new PageLanguage();
    private final AnswerGuard answers;
    private final PublicGuard publicPages;

    PortalConfiguration(AnswerGuard answers, PublicGuard publicPages) {
        this.answers = answers;
        this.publicPages = publicPages;
    }

    @Bean
    PageLanguage localeResolver() {
        return language;
    }

    /** Static, because texts are needed to tell which settings are wrong, before anything is made of the settings. */
    @Bean
    static MessageSource messageSource() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames(
                "messages/pages", "messages/terms", "messages/desk", "messages/registers", "messages/administration");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(language).excludePathPatterns("/camunda/**", "/engine-rest/**", "/assets/**");
        registry.addInterceptor(answers).addPathPatterns(AnswerLinks.PATH + "**");
        registry.addInterceptor(publicPages).addPathPatterns(PublicGuard.PATHS.toArray(String[]::new));
    }

    /** The server takes in what the register may take; the register says what is wrong with a file. */
    @Bean
    MultipartConfigElement multipartLimits(DocumentSettings documents) {
        MultipartConfigFactory limits = new MultipartConfigFactory();
        limits.setMaxFileSize(largestRequest(documents));
        limits.setMaxRequestSize(largestRequest(documents));
        return limits.createMultipartConfig();
    }

    private static DataSize largestRequest(DocumentSettings documents) {
        return DataSize.ofBytes(documents.maxSize().toBytes() + ROOM_FOR_OTHER_FIELDS.toBytes());
    }

    /** Before the security filters: they read the token of a form, and find none in one that is too large. */
    @Bean
    FilterRegistrationBean<UploadLimit> uploadLimit(DocumentSettings documents) {
        FilterRegistrationBean<UploadLimit> filter =
                new FilterRegistrationBean<>(new UploadLimit(largestRequest(documents)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return filter;
    }

    /** A browser shows the answer to an upload that is too large only when the rest of the upload is read. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> wholeUploads() {
        return server -> server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxSwallowSize(READ_TO_THE_END);
            }
        });
    }
}
