import { SetGenerator } from '../client/parseGenerator';

/** How a set generates, in Argo CD's words: `clusters`, `matrix(git, clusters)`. */
export function toGeneratorWords({ kind, generators }: SetGenerator): string {
  return generators.length > 0
    ? `${kind}(${generators.map(toGeneratorWords).join(', ')})`
    : kind;
}
