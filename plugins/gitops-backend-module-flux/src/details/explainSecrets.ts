import { toDeploymentEvent, toEventTime } from '../mapping';
import { ClusterReader } from './ClusterReader';
import { ProblemList } from './ProblemList';
import { readEventsAbout } from './readEventsAbout';
import { TreeEntry } from './TreeEntry';

const MOST = 10;

/**
 * The condition of an ExternalSecret that failed says only that it failed: why, its newest warning says.
 *
 * @returns the entries, those with their reason.
 */
export async function explainSecrets(
  reader: ClusterReader,
  entries: TreeEntry[],
  options: { problems: ProblemList; signal: AbortSignal },
): Promise<TreeEntry[]> {
  const { problems, signal } = options;
  const failed = entries
    .filter(
      ({ node }) =>
        node.specifics?.type === 'externalSecret' && !node.specifics.synced,
    )
    .slice(0, MOST);
  const reasons = new Map(
    await Promise.all(
      failed.map(async ({ node }): Promise<[string, string | undefined]> => {
        const { kind, namespace = '', name } = node.ref;
        const events = await problems.tolerate(
          readEventsAbout(reader, { kind, namespace, name }, { signal }),
          { otherwise: [], signal },
        );
        const [newest] = events
          .filter(({ type }) => type === 'Warning')
          .sort((a, b) =>
            (toEventTime(b) ?? '').localeCompare(toEventTime(a) ?? ''),
          );
        return [node.id, newest && toDeploymentEvent(newest).message];
      }),
    ),
  );
  return entries.map(entry => {
    const error = reasons.get(entry.node.id);
    const { specifics } = entry.node;
    return error && specifics?.type === 'externalSecret'
      ? {
          ...entry,
          node: {
            ...entry.node,
            message: error,
            specifics: { ...specifics, error },
          },
        }
      : entry;
  });
}
