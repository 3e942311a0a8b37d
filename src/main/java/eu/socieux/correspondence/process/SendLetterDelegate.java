package eu.socieux.correspondence.process;

import eu.socieux.correspondence.Letters;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Choice;
import eu.socieux.engine.BuildingBlock.Input;
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
            @Input(name = "letter", meaning = "the letter to send", choice = Choice.LETTER),
            @Input(
                    name = "recipient",
                    meaning = "who gets it; left out, the recipient the catalogue names",
                    choice = Choice.RECIPIENT,
                    required = false)
        })
class SendLetterDelegate implements JavaDelegate {

    private static final ProcessVariable<String> LETTER = ProcessVariable.text("letter");
    private static final ProcessVariable<String> RECIPIENT = ProcessVariable.text("recipient");

    private final Letters letters;
    private final DeployedLetters deployed;

    SendLetterDelegate(Letters letters, DeployedLetters deployed) {
        this.letters = letters;
        this.deployed = deployed;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String letter = LETTER.get(execution);
        letters.write(
                CaseExecution.scopeOf(execution),
                letter,
                deployed.with(execution.getProcessDefinitionId(), letter),
                RECIPIENT.find(execution).orElse(null),
                execution.getActivityInstanceId());
    }
}
