import { isNode, LineCounter, parseAllDocuments } from 'yaml';
import { YamlPath } from '../yaml/YamlPath';

/** The line, counted from 1, of the value at a path, in the first document that has it; 1 when none has. */
export function findLine(text: string, path: YamlPath): number {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  for (const document of Array.isArray(documents) ? documents : []) {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
