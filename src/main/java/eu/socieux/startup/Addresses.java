package eu.socieux.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Prints where the doors are, once they are open. */
@Component
class Addresses {

    private static final Logger log = LoggerFactory.getLogger("SOCIEUX");

    private final ServletWebServerApplicationContext application;

    Addresses(ServletWebServerApplicationContext application) {
        this.application = application;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void print() {
        String root = "http://localhost:" + application.getWebServer().getPort();
        log.info(
                """
                Started. Open in a browser:
                  Home page  {}/
                  Tasklist   {}/camunda/app/tasklist/
                  Requests   {}/requests
                  Cockpit    {}/camunda/app/cockpit/
                  Admin      {}/camunda/app/admin/
                  REST       {}/engine-rest (basic authentication)""",
                root,
                root,
                root,
                root,
                root,
                root);
    }
}
