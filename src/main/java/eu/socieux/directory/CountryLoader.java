package eu.socieux.directory;

import eu.socieux.directory.CountryList.Listed;
import eu.socieux.directory.CountryList.Period;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters the countries of the files at start, with their eligibility. A country which the directory already has is left
 * alone: since then it belongs to the administrators.
 */
@Component
class CountryLoader implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(CountryLoader.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CountryLoader(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> load());
    }

    private void load() {
        Set<String> known =
                jdbc.sql("select iso2 from country").query(String.class).set();
        int entered = 0;
        for (Listed listed : CountryList.read()) {
            if (!known.contains(listed.country().iso2()) && enter(listed.country())) {
                listed.periods().forEach(period -> enter(listed.country(), period));
                entered++;
            }
        }
        if (entered > 0) {
            log.info("{} countries were entered into the directory.", entered);
        }
    }

    /** False when another node of the cluster was faster. */
    private boolean enter(Country country) {
        return jdbc.sql(
                                """
                        insert into country
                            (iso2, iso3, name_en, name_fr, name_es, name_pt, region, income_group, member_state)
                        values (:iso2, :iso3, :en, :fr, :es, :pt, :region, :incomeGroup, :memberState)
                        on conflict do nothing
                        """)
                        .param("iso2", country.iso2())
                        .param("iso3", country.iso3())
                        .params(country.names())
                        .param("region", country.region())
                        .param("incomeGroup", country.incomeGroup())
                        .param("memberState", country.memberState())
                        .update()
                == 1;
    }

    private void enter(Country country, Period period) {
        jdbc.sql(
                        """
                        insert into country_eligibility (iso2, eligible, valid_from, valid_to, note)
                        values (:iso2, :eligible, :from, :to, :note)
                        """)
                .param("iso2", country.iso2())
                .param("eligible", period.eligible())
                .param("from", period.from())
                .param("to", period.to())
                .param("note", period.note())
                .update();
    }
}
