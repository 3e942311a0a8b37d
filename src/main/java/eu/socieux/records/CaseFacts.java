package eu.socieux.records;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Everything forms, letters and documents may say about a case: what was entered, and what follows from records. */
@Component
public class CaseFacts {

    private final CaseFile caseFile;
    /** Looked up once: some of them are made with beans that ask for these facts. */
    private final SingletonSupplier<List<ComputedFacts>> sources;

    CaseFacts(CaseFile caseFile, ObjectProvider<ComputedFacts> computed) {
        this.caseFile = caseFile;
        this.sources = SingletonSupplier.of(() -> computed.orderedStream().toList());
    }

    /** The facts of a case or activity by key, {@code caseNumber} among them. */
    public Map<String, Object> of(CaseScope scope) {
        Map<String, Object> facts = new HashMap<>(caseFile.facts(scope));
        sources.obtain().forEach(source -> facts.putAll(source.of(scope)));
        facts.put("caseNumber", scope.caseNumber().value());
        return facts;
    }

    /** The facts of a case or activity, and those of the item with this index (from 0) of a step done once per item. */
    public Map<String, Object> ofItem(CaseScope scope, int index) {
        Map<String, Object> facts = of(scope);
        sources.obtain().forEach(source -> facts.putAll(source.ofItem(scope, index)));
        return facts;
    }
}
