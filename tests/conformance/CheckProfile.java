import java.io.File;
import java.util.TreeSet;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Print each violation of OWL 2 RL in a Turtle file, one a line, then the number of axioms. */
class CheckProfile {
    public static void main(String[] words) throws Exception {
        OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(words[0]));
        TreeSet<String> lines = new TreeSet<>();
        for (OWLProfileViolation violation : new OWL2RLProfile().checkOntology(ontology).getViolations()) {
            lines.add(violation.toString().replaceAll("\\s+", " "));
        }
        lines.forEach(System.out::println);
        System.out.println(ontology.getAxiomCount() + " axioms");
    }
}
