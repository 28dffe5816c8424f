import { isScalar, isSeq, stringify, YAMLSeq } from 'yaml';
import { detectStyle } from './detectStyle';
import { parseYamlText } from './parseYamlText';
import { YamlPath } from './YamlPath';
import { yamlOptions } from './yamlOptions';

/**
 * A text whose list at a path has an item, at its end unless it is there already. A list in lines gets one more
 * line; any other is written anew, with comments and order kept.
 *
 * @param options.file - for messages
 */
export function addYamlItem(
  text: string,
  path: YamlPath,
  item: string,
  options: { file: string },
): string {
  const document = parseYamlText(text, options.file);
  const list = document.getIn(path, true);
  if (!isSeq(list)) {
    document.setIn(path, document.createNode([item]));
    return document.toString({ ...yamlOptions, ...detectStyle(text) });
  }
  if (list.items.some(each => isScalar(each) && each.value === item)) {
    return text;
  }
  const spliced = insertLine(text, list, item);
  if (spliced !== undefined) return spliced;
  // An empty list can only be written in brackets; with something in it, it reads better in lines.
  if (list.items.length === 0) list.flow = false;
  list.add(document.createNode(item));
  return document.toString({ ...yamlOptions, ...detectStyle(text) });
}

function insertLine(
  text: string,
  list: YAMLSeq,
  item: string,
): string | undefined {
  const last = list.items[list.items.length - 1];
  if (list.flow || !isScalar(last) || !last.range) return undefined;
  const [start, end] = last.range;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = /^( *- +)$/.exec(text.slice(lineStart, start));
  if (!before || text.slice(start, end).includes('\n')) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lineEnd = text.indexOf('\n', end);
  const line = `${before[1]}${stringify(item, yamlOptions).trimEnd()}${eol}`;
  return lineEnd < 0
    ? `${text}${eol}${line}`
    : `${text.slice(0, lineEnd + 1)}${line}${text.slice(lineEnd + 1)}`;
}
