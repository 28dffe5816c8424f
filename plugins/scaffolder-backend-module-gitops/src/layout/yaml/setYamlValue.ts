import { isScalar, Scalar, stringify } from 'yaml';
import { detectStyle } from './detectStyle';
import { parseYamlText } from './parseYamlText';
import { YamlPath } from './YamlPath';
import { yamlOptions } from './yamlOptions';

/**
 * A text with another value at a path. A scalar that is there is replaced where it stands, and not a byte around
 * it changes; anything else is written anew, with comments and order kept.
 *
 * @param options.file - for messages
 */
export function setYamlValue(
  text: string,
  path: YamlPath,
  value: unknown,
  options: { file: string },
): string {
  const document = parseYamlText(text, options.file);
  const node = document.getIn(path, true);
  if (isScalar(node) && node.range && isPlainLine(node, value)) {
    if (node.value === value) return text;
    const [start, end] = node.range;
    return `${text.slice(0, start)}${toScalar(value, node)}${text.slice(end)}`;
  }
  document.setIn(path, document.createNode(value));
  return document.toString({ ...yamlOptions, ...detectStyle(text) });
}

function isPlainLine(node: Scalar, value: unknown): boolean {
  const isText = typeof value === 'string' && !value.includes('\n');
  return (
    (isText || typeof value === 'number' || typeof value === 'boolean') &&
    node.type !== 'BLOCK_LITERAL' &&
    node.type !== 'BLOCK_FOLDED' &&
    node.source !== ''
  );
}

function toScalar(value: unknown, like: Scalar): string {
  const scalar = new Scalar(value);
  if (typeof value === 'string') scalar.type = like.type;
  return stringify(scalar, yamlOptions).trimEnd();
}
