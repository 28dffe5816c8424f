import { isDeepStrictEqual } from 'node:util';
import { addFinalizer } from '../flux/addFinalizer';
import { createStatusWriter } from '../flux/createStatusWriter';
import { ObjectKey } from '../flux/FluxContext';
import { readRequest } from '../flux/readRequest';
import { toRepositoryPath } from '../flux/toRepositoryPath';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { ImageContext } from './ImageContext';
import { imageReference, ImageReference, imageUpdateSpec } from './imageSpecs';
import { MarkedChange, updateMarkedLines } from './updateMarkedLines';

const kind = kinds.imageUpdateAutomation;
const manager = 'image-automation-controller';

/**
 * What image-automation-controller does with an ImageUpdateAutomation: write what policies chose into the marked lines,
 * and push. A real one also looks when its interval passes and would undo what a person committed; here it works only
 * when a policy chose anew, or when it is asked to.
 */
export async function reconcileImageUpdate(
  context: ImageContext,
  key: ObjectKey,
): Promise<number | undefined> {
  const { store, clock, events, pause, repository, commit } = context;
  addFinalizer(context, { kind, key, manager });
  const object = store.get(kind, key);
  const parsed = imageUpdateSpec.safeParse(object?.spec);
  if (!object || !parsed.success) return undefined;
  if (object.metadata.deletionTimestamp) {
    store.remove(kind, key);
    return undefined;
  }
  const spec = parsed.data;
  const generation = object.metadata.generation ?? 1;
  const status = createStatusWriter(context, {
    kind,
    key,
    manager,
    generation,
  });
  const handled = { observedGeneration: generation, ...readRequest(object) };
  if (spec.suspend) {
    status.write({ fields: handled });
    return undefined;
  }
  const policies = readPolicies(context, key.namespace);
  const request = readRequest(object).lastHandledReconcileAt;
  const isAsked = request && request !== object.status?.lastHandledReconcileAt;
  const isSame =
    isDeepStrictEqual(object.status?.observedPolicies, policies) &&
    object.status?.observedGeneration === generation;
  if (isSame && !isAsked) return undefined;

  await pause(300);
  const { files, changes } = update(context, {
    folder: toRepositoryPath(spec.update.path),
    policies,
    namespace: key.namespace,
  });
  const finish = (message: string, pushed?: string) => {
    const at = toTimestamp(clock.now());
    status.write({
      set: [{ type: 'Ready', status: 'True', reason: 'Succeeded', message }],
      without: ['Reconciling'],
      fields: {
        ...handled,
        lastAutomationRunTime: at,
        observedPolicies: policies,
        observedSourceRevision: `main@sha1:${repository.head()}`,
        ...(pushed ? { lastPushCommit: pushed, lastPushTime: at } : {}),
      },
    });
  };
  if (!changes.length) {
    finish('repository up-to-date');
    return undefined;
  }
  if (!commit) {
    const message = 'failed to push: authorization failed';
    status.write({
      set: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'GitOperationFailed',
          message,
        },
      ],
    });
    return undefined;
  }
  const { author, messageTemplate } = spec.git.commit;
  const text = toMessage(messageTemplate, changes);
  const pushed = commit({ message: text, author, files });
  const message = `pushed commit '${pushed.slice(0, 7)}' to branch '${
    spec.git.push.branch
  }'\n${text}`;
  finish(message, pushed);
  events.record(object, { reason: 'Succeeded', message, component: manager });
  await pause(1_000);
  finish('repository up-to-date');
  return undefined;
}

/** What each policy of a namespace chose, by name. */
function readPolicies(
  { store }: ImageContext,
  namespace: string,
): Record<string, ImageReference> {
  const chosen = store.list(kinds.imagePolicy, namespace).map(policy => {
    const latest = imageReference.safeParse(policy.status?.latestRef).data;
    return [policy.metadata.name, latest] as const;
  });
  return Object.fromEntries(
    chosen.flatMap(([name, latest]) => (latest ? [[name, latest]] : [])),
  );
}

function update(
  { repository }: ImageContext,
  options: {
    folder: string;
    namespace: string;
    policies: Record<string, ImageReference>;
  },
): { files: Record<string, string>; changes: MarkedChange[] } {
  const { folder, namespace, policies } = options;
  const files: Record<string, string> = {};
  const all: MarkedChange[] = [];
  const head = repository.head();
  for (const path of repository.list(head, folder)) {
    if (!/\.ya?ml$/.test(path)) continue;
    const { text, changes } = updateMarkedLines(
      repository.read(head, path) ?? '',
      policy =>
        policy.namespace === namespace ? policies[policy.name] : undefined,
    );
    if (!changes.length) continue;
    files[path] = text;
    all.push(...changes);
  }
  return { files, changes: all };
}

/** Templates are not rendered here, but for the one of the recommended layout and those without placeholders. */
function toMessage(template: string, changes: MarkedChange[]): string {
  if (template.includes('.OldValue'))
    return changes
      .map(({ before, after }) => `${before} -> ${after}`)
      .join('\n');
  return template && !template.includes('{{')
    ? template
    : 'Update from image update automation';
}
