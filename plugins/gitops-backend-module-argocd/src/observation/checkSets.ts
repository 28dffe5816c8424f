import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ObservationTask } from './ObservationTask';

const WARNING = 'ApplicationSets';
const NO_ROLLOUT = 'progressive syncs';

/**
 * Reads the ApplicationSets. Not being allowed to, or not now, costs what they say of their rollouts and
 * errors: what was known of them stays. Argo CD mostly leaves out what we may not see instead of refusing,
 * so a set that Applications name and the list lacks is one we may not see.
 *
 * @throws EngineError `Unauthorized` only.
 */
export async function checkSets(task: ObservationTask): Promise<void> {
  const { client, picture, scope, signal } = task;
  const unreadBefore = picture.sets.listUnread();
  try {
    const sets = await client.listApplicationSets({
      projects: scope.configured,
      signal,
    });
    const isListed = new Set(
      sets.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
    );
    for (const { metadata } of picture.sets.list()) {
      if (!isListed.has(`${metadata.namespace}/${metadata.name}`)) {
        picture.removeSet(metadata);
      }
    }
    sets.forEach(set => picture.putSet(set));
    warnOfUnread(task, unreadBefore);
    warnOfIgnored(task);
  } catch (error) {
    if (!(error instanceof EngineError) || error.code === 'Unauthorized') {
      throw error;
    }
    task.failures?.note(error);
    picture.warnings.put(WARNING, {
      code: error.code,
      message:
        error.code === 'Forbidden'
          ? toForbidden(client.subject)
          : `${client.subject} cannot show its ApplicationSets now.`,
    });
  }
  task.notify();
}

/** @param before - those that were unread when the list was asked for: a newer one is not in it */
function warnOfUnread(
  { picture, client }: ObservationTask,
  before: readonly string[],
) {
  const unread = picture.sets.listUnread();
  if (!unread.some(id => before.includes(id))) {
    picture.warnings.delete(WARNING);
    return;
  }
  picture.warnings.put(WARNING, {
    code: 'Forbidden',
    message: toForbidden(client.subject),
  });
}

/** Progressive syncs are switched off by default, and then a RollingSync strategy is ignored in silence. */
function warnOfIgnored({ picture, client }: ObservationTask) {
  const names = picture.sets
    .list()
    .filter(
      ({ spec, status }) =>
        spec.strategy &&
        status?.applicationStatus.length === 0 &&
        status.conditions.some(
          ({ type, status: word }) =>
            type === 'ResourcesUpToDate' && word === 'True',
        ),
    )
    .map(({ metadata }) => metadata.name);
  if (names.length === 0) {
    picture.warnings.delete(NO_ROLLOUT);
    return;
  }
  const [first, ...others] = names.sort();
  picture.warnings.put(NO_ROLLOUT, {
    code: 'RolloutIgnored',
    message: `${
      client.subject
    } does not roll out in steps what ApplicationSet ${first} ${
      others.length > 0 ? `and ${others.length} more ask` : 'asks'
    } for: its progressive syncs are switched off.`,
  });
}

function toForbidden(subject: string): string {
  return `${subject} does not show us its ApplicationSets: what they fail to generate and the steps of their rollouts stay unknown. Our account needs applicationsets, get.`;
}
