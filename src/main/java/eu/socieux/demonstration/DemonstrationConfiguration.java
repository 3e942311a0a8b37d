package eu.socieux.demonstration;

import com.icegreen.greenmail.util.GreenMail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DemonstrationConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("socieux.demonstration.database")
    static class Database {

        @Bean(destroyMethod = "close")
        DemonstrationDatabase demonstrationDatabase(DemonstrationSettings settings) {
            return DemonstrationDatabase.start(settings.dataFolder(), settings.durable());
        }

        @Bean
        JdbcConnectionDetails demonstrationConnection(DemonstrationDatabase database) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "postgres";
                }

                @Override
                public String getPassword() {
                    return "";
                }

                @Override
                public String getJdbcUrl() {
                    return database.jdbcUrl();
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("socieux.demonstration.mail")
    static class Mail {

        @Bean(destroyMethod = "stop")
        GreenMail demonstrationMailServer(
                DemonstrationSettings settings,
                @Value("${socieux.mailbox.user}") String mailbox,
                @Value("${socieux.mailbox.password}") String password) {
            return DemonstrationMail.start(settings, mailbox, password);
        }
    }
}
