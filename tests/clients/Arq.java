import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;

/**
 * Answers queries from standard input, one after the other: a letter, a length and that many bytes; answers have the
 * same form.
 * D loads a dataset, Q asks the engine, R asks its reference engine, which evaluates the algebra literally.
 */
public class Arq {
    public static void main(String[] words) throws Exception {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        Dataset dataset = DatasetFactory.wrap(DatasetGraphFactory.createTxnMem());
        while (true) {
            int kind = in.read();
            if (kind < 0) {
                return;
            }
            byte[] content = new byte[in.readInt()];
            in.readFully(content);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            char mark = 'E';
            try {
                if (kind == 'D') {
                    dataset = DatasetFactory.wrap(DatasetGraphFactory.createTxnMem());
                    RDFParser.source(new ByteArrayInputStream(content)).lang(Lang.NQUADS).parse(dataset);
                    mark = 'D';
                } else {
                    if (kind == 'R') {
                        QueryEngineRef.register();
                    } else {
                        QueryEngineRef.unregister();
                    }
                    mark = answer(dataset, new String(content, "UTF-8"), answer);
                }
            } catch (Throwable fault) {
                mark = 'E';
                answer.reset();
                answer.write(String.valueOf(fault).getBytes("UTF-8"));
            }
            out.write(mark);
            out.writeInt(answer.size());
            answer.writeTo(out);
            out.flush();
        }
    }

    private static char answer(Dataset dataset, String text, ByteArrayOutputStream answer) {
        Query query = QueryFactory.create(text, "http://e/");
        try (QueryExecution running = QueryExecution.dataset(dataset).query(query).timeout(5, TimeUnit.SECONDS).build()) {
            if (query.isAskType()) {
                ResultSetFormatter.outputAsJSON(answer, running.execAsk());
                return 'T';
            }
            if (query.isSelectType()) {
                ResultSetFormatter.outputAsJSON(answer, running.execSelect());
                return 'T';
            }
            RDFDataMgr.write(answer, running.execConstruct(), Lang.NTRIPLES);
            return 'G';
        }
    }
}
