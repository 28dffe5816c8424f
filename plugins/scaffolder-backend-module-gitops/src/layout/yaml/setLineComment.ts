import { isScalar } from 'yaml';
import { parseYamlText } from './parseYamlText';
import { YamlPath } from './YamlPath';

/**
 * A text with a comment behind the scalar at a path, in the place of the one that is there.
 *
 * @returns undefined when there is no scalar at the path
 */
export function setLineComment(
  text: string,
  path: YamlPath,
  comment: string,
  options: { file: string },
): string | undefined {
  const node = parseYamlText(text, options.file).getIn(path, true);
  if (!isScalar(node) || !node.range) return undefined;
  const end = node.range[1];
  const lineEnd = /\r?\n|$/.exec(text.slice(end))!.index + end;
  return `${text.slice(0, end)} # ${comment}${text.slice(lineEnd)}`;
}
