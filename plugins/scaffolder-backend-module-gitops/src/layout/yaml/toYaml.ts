import { Document, isCollection, isPair, isScalar, Node, visit } from 'yaml';
import { yamlOptions } from './yamlOptions';

/** A comment inside a text: above the value at `path`, or above its key when that is named. */
export type YamlComment = { path: readonly (string | number)[]; text: string };

/**
 * A value as a YAML document.
 *
 * @param options.head - comment at the top, without `#`
 * @param options.comments - comments above keys inside
 */
export function toYaml(
  value: unknown,
  options: { head?: string; comments?: readonly YamlComment[] } = {},
): string {
  const document = new Document(value, {
    ...yamlOptions,
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar(_, node) {
      // Scripts and patches keep their lines.
      if (typeof node.value === 'string' && node.value.includes('\n')) {
        node.type = 'BLOCK_LITERAL';
      }
    },
    Collection(_, node) {
      if (node.items.length === 0) node.flow = true;
    },
  });
  for (const { path, text } of options.comments ?? []) {
    commentOn(document, path, text);
  }
  const body = document.toString(yamlOptions);
  return options.head ? `${toComment(options.head)}${body}` : body;
}

function commentOn(
  document: Document,
  path: readonly (string | number)[],
  text: string,
): void {
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path[path.length - 1];
  if (!isCollection(parent)) return;
  const found = parent.items.find(
    (item, index) =>
      (isPair(item) && isScalar(item.key) && item.key.value === last) ||
      (!isPair(item) && index === last),
  );
  const node = (isPair(found) ? found.key : found) as Node | undefined;
  if (node) node.commentBefore = ` ${text}`;
}

function toComment(text: string): string {
  return text
    .split('\n')
    .map(line => (line ? `# ${line}\n` : '#\n'))
    .join('');
}
