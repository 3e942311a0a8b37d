package eu.socieux.engine.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the tables of engine 7.24 with the scripts that the engine's jar carries, so that schema and engine can never
 * be of two versions. The engine itself no longer touches its schema.
 */
@Component
class V1__Create_engine_schema extends BaseJavaMigration {

    private static final String FOLDER = "org/camunda/bpm/engine/db/create/";

    /** In the order in which the engine itself would run them; case tables are needed even with CMMN off. */
    private static final List<String> COMPONENTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) {
        for (String component : COMPONENTS) {
            var script = new ClassPathResource(FOLDER + "activiti.postgres.create." + component + ".sql");
            ScriptUtils.executeSqlScript(context.getConnection(), new EncodedResource(script, StandardCharsets.UTF_8));
        }
    }
}
