import { posix } from 'node:path';
import { KubernetesObject } from '../objects/KubernetesObject';
import { BuildError } from './BuildError';
import { KustomizationFile } from './kustomizationFile';
import { RepositoryFiles } from './RepositoryFiles';

type Generator = NonNullable<KustomizationFile['configMapGenerator']>[number];

/** The ConfigMap of a generator. Its name gets no hash: the layout switches that off. */
export function generateConfigMap(
  generator: Generator,
  options: { files: RepositoryFiles; folder: string },
): KubernetesObject {
  const { files, folder } = options;
  const data: Record<string, string> = {};
  for (const entry of generator.files ?? []) {
    const [key, file] = entry.includes('=')
      ? [
          entry.slice(0, entry.indexOf('=')),
          entry.slice(entry.indexOf('=') + 1),
        ]
      : [posix.basename(entry), entry];
    const text = files.read(posix.join(folder, file));
    if (text === undefined)
      throw new BuildError(
        `loading KV pairs: file sources: [${entry}]: evalsymlink failure on '${file}' : no such file or directory`,
      );
    data[key] = text;
  }
  for (const literal of generator.literals ?? []) {
    const at = literal.indexOf('=');
    data[literal.slice(0, at)] = literal.slice(at + 1);
  }
  const { labels, annotations } = generator.options ?? {};
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: generator.name,
      ...(generator.namespace ? { namespace: generator.namespace } : {}),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
    },
    data,
  };
}
