import { ImageReference } from './imageSpecs';

/** One value that a marker asks to change. */
export type MarkedChange = { before: string; after: string };

const marked =
  /^(.*?:\s+)(["']?)([^\s"'#]+)\2(\s+#\s*\{"\$imagepolicy":\s*"([^":]+):([^":]+)(?::(tag|name))?"\}.*)$/;

/**
 * A file with every value that carries a marker such as `# {"$imagepolicy": "flux-system:checkout-api:tag"}` set to what
 * its policy chose; everything else, comments too, stays.
 *
 * @param find - what a policy chose; undefined while it chose nothing
 */
export function updateMarkedLines(
  text: string,
  find: (policy: {
    namespace: string;
    name: string;
  }) => ImageReference | undefined,
): { text: string; changes: MarkedChange[] } {
  const changes: MarkedChange[] = [];
  const lines = text.split('\n').map(line => {
    const match = marked.exec(line);
    if (!match) return line;
    const [, start, quote, before, end, namespace, name, part] = match;
    const chosen = find({ namespace, name });
    if (!chosen) return line;
    const whole = `${chosen.name}:${chosen.tag}`;
    const after =
      (part === 'tag' && chosen.tag) ||
      (part === 'name' && chosen.name) ||
      whole;
    if (after === before) return line;
    changes.push({ before, after });
    return `${start}${quote}${after}${quote}${end}`;
  });
  return { text: lines.join('\n'), changes };
}
