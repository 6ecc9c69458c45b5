// Reads JSON, a list of diagrams, from standard input; writes for each the tree that Mermaid's own parser
// makes of it (nested lists of the node's text and its children), or its error as a string.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const require = createRequire(pathToFileURL(process.argv[2] + "/"));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const mermaid = (await load("mermaid")).default;
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const tree = (node) => [node.descr, node.children.map(tree)];
const answers = [];
for (const text of JSON.parse(Buffer.concat(chunks).toString("utf8"))) {
  try {
    await mermaid.parse(text);
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    answers.push(tree(diagram.db.getMindmap()));
  } catch (error) {
    answers.push(String(error));
  }
}
process.stdout.write(JSON.stringify(answers));
