package eu.socieux.correspondence.process;

import eu.socieux.correspondence.Letters;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.ProcessVariable;
import eu.socieux.records.process.CaseExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Send a letter",
        description = "Writes a letter in the recipient's language, files it as PDF and mails it with its enclosures."
                + " However often the step is repeated after a fault, the letter leaves once.",
        inputs = {
            "letter: which letter of the catalogue, for example acknowledgement",
            "recipient: who gets it, for example partner; left out, the recipient the catalogue names"
        })
class SendLetterDelegate implements JavaDelegate {

    private static final ProcessVariable<String> LETTER = ProcessVariable.text("letter");
    private static final ProcessVariable<String> RECIPIENT = ProcessVariable.text("recipient");

    private final Letters letters;

    SendLetterDelegate(Letters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.write(
                CaseExecution.scopeOf(execution),
                LETTER.get(execution),
                RECIPIENT.find(execution).orElse(null),
                execution.getActivityInstanceId());
    }
}
